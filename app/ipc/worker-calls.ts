import * as v from 'valibot';
import type { BodyRow, ParsedContent } from '../cache/rows.ts';
import type { QueryPlan } from '../search/query.ts';
import type { IndexAnswer, IndexDocument } from '../search/search-index.ts';
import type { AttachmentBytes } from './cache-calls.ts';

/** The calls of the cache host to its index worker: `SearchIndex` over a port. */
export type IndexCalls = {
  open: (p: { cacheId: string }) => { watermark: number; documents: number };
  add: (p: { documents: IndexDocument[] }) => { watermark: number };
  forget: (p: { docs: number[] }) => null;
  match: (p: { plan: QueryPlan; limit: number }) => IndexAnswer;
  close: (p: Record<string, never>) => null;
};

/** The calls of the cache host to a parsing worker. */
export type ParseCalls = {
  /** `bytes` holds the messages one after the other: one buffer is much cheaper to post than many. */
  parseContents: (p: {
    messages: { hash: string; size: number }[];
    bytes: Uint8Array;
  }) => ParsedContent[];
  parseBody: (p: { hash: string; bytes: Uint8Array; openedAt: number }) => BodyRow;
  extractAttachment: (p: { bytes: Uint8Array; index: number }) => AttachmentBytes | null;
};

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const doc = v.pipe(v.number(), v.integer(), v.minValue(1));
const plan = v.object({
  terms: v.array(
    v.object({
      field: v.nullable(v.picklist(['subject', 'from', 'to', 'text', 'attachments'])),
      // Words go into an FTS5 expression: nothing but letters, digits and marks may be in them.
      words: v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[a-z0-9\u0080-\uffff]+$/))),
        v.minLength(1),
      ),
      prefix: v.boolean(),
      negated: v.boolean(),
    }),
  ),
});

/** What each call to the index worker must look like. */
export const indexSchemas = {
  open: v.object({ cacheId: v.pipe(v.string(), v.minLength(1)) }),
  add: v.object({
    documents: v.array(
      v.object({
        doc,
        subject: v.string(),
        from: v.string(),
        to: v.string(),
        text: v.string(),
        attachments: v.string(),
        date: v.pipe(v.number(), v.finite()),
      }),
    ),
  }),
  forget: v.object({ docs: v.array(doc) }),
  match: v.object({ plan, limit: count }),
  close: v.object({}),
} satisfies { [M in keyof IndexCalls]: v.GenericSchema<unknown, Parameters<IndexCalls[M]>[0]> };

const bytes = v.instance(Uint8Array);

/** What each call to a parsing worker must look like. */
export const parseSchemas = {
  parseContents: v.object({
    messages: v.array(v.object({ hash: v.string(), size: count })),
    bytes,
  }),
  parseBody: v.object({ hash: v.string(), bytes, openedAt: v.number() }),
  extractAttachment: v.object({ bytes, index: count }),
} satisfies { [M in keyof ParseCalls]: v.GenericSchema<unknown, Parameters<ParseCalls[M]>[0]> };
