import * as v from 'valibot';
import type { BodyRow } from '../cache/rows.ts';
import type { RemoteFolder } from '../domain/folder.ts';
import type { SearchAnswer } from '../search/match.ts';
import type { Batch, BatchAck, ImapCursor } from '../sync/batch.ts';
import type { KnownMessage, KnownUidl } from '../sync/engine.ts';
import type { Operation, OperationResult } from '../sync/operation.ts';
import type { AccountStatus } from '../sync/progress.ts';

/**
 * The calls main makes to the cache host, over the MessagePort main gave it at start. A port
 * belongs to one caller, so who may call what is decided by which table serves the port.
 */
export type MainToCache = {
  /** The accounts of the profile, in order; accounts not named are removed with their mail. */
  setAccounts: (p: {
    accounts: { id: string; name: string; email: string; protocol: 'imap' | 'pop3' }[];
  }) => null;
  /** Starts a new generation; batches of older ones are refused from now on (SYNC-2). */
  startGeneration: (p: { account: string }) => { generation: number };
  applyBatch: (p: Batch) => BatchAck;
  knownFolders: (p: { account: string }) => RemoteFolder[];
  knownCursor: (p: { folder: string }) => ImapCursor | null;
  knownMessages: (p: { folder: string; uidValidity: number }) => KnownMessage[];
  knownUidls: (p: { account: string }) => KnownUidl[];
  countMessages: (p: { account: string }) => { messages: number; stored: number };
  operations: (p: { account: string }) => Operation[];
  settle: (p: { results: OperationResult[] }) => null;
  putStatus: (p: AccountStatus) => null;
  /** Resolves when every content of the cache is in the index. */
  whenIndexed: (p: Record<string, never>) => { indexed: number };
  search: (p: { query: string; limit: number }) => SearchAnswer;
  exportPage: (p: { after: string | null; limit: number }) => ExportPage;
  attachment: (p: { hash: string; index: number }) => AttachmentBytes | null;
  /** Closes the database and the index; the last call before the window goes. */
  close: (p: Record<string, never>) => null;
};

/** A slice of an export, in the order of placement ids; `next` null after the last one. */
export type ExportPage = {
  items: {
    account: string;
    accountName: string;
    folder: string;
    hash: string;
    flags: string[];
    received: number;
    sent: number | null;
    messageId: string;
    subject: string;
    uid: number | null;
    uidl: string | null;
    bytes: Uint8Array;
  }[];
  next: string | null;
};

export type AttachmentBytes = { name: string; type: string; bytes: Uint8Array };

/** What the cache host tells main unasked. */
export type CacheEvent =
  | { event: 'ready' }
  | { event: 'operationsQueued'; account: string }
  | { event: 'failed'; userSentence: string };

/** The calls a UI window makes to the cache host, over a port that main brokers. */
export type UiToCache = {
  intent: (p: Intent) => null;
  /** Parses a content for reading and puts it into `bodies`, where the window reads it. */
  openBody: (p: { hash: string }) => Pick<BodyRow, 'hash'> | null;
  search: (p: { query: string; limit: number }) => SearchAnswer;
};

const placement = v.pipe(v.string(), v.minLength(1), v.maxLength(70_000));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What a person did to mail. */
export const intentSchema = v.variant('type', [
  v.object({
    type: v.literal('setSeen'),
    placements: v.pipe(v.array(placement), v.maxLength(100_000)),
    seen: v.boolean(),
  }),
  v.object({ type: v.literal('dismissNotice'), id: v.number() }),
]);
export type Intent = v.InferOutput<typeof intentSchema>;

const query = v.object({
  query: v.pipe(v.string(), v.maxLength(1_000)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
});
const account = v.object({ account: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) });
const nothing = v.object({});
const bytes = v.instance(Uint8Array);
const flags = v.array(v.string());
const pop3Ref = v.object({ kind: v.literal('pop3'), uidl: v.string(), twin: v.string() });
const ref = v.variant('kind', [
  v.object({
    kind: v.literal('imap'),
    uidValidity: v.pipe(v.number(), v.integer(), v.minValue(0)),
    uid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  pop3Ref,
]);
const address = v.object({ name: v.string(), address: v.string() });
const role = v.picklist([
  'inbox',
  'sent',
  'drafts',
  'archive',
  'junk',
  'trash',
  'all',
  'flagged',
  'none',
]);
const folder = v.object({
  path: v.string(),
  name: v.string(),
  parent: v.nullable(v.string()),
  role,
  selectable: v.boolean(),
  remote: v.boolean(),
});
const cursor = v.object({
  kind: v.literal('imap'),
  folder: v.string(),
  uidValidity: v.number(),
  uidNext: v.number(),
  highestModseq: v.nullable(v.string()),
});
const change = v.variant('type', [
  v.object({ type: v.literal('folders'), folders: v.array(folder) }),
  v.object({
    type: v.literal('listed'),
    folder: v.string(),
    items: v.array(
      v.object({
        ref,
        flags,
        received: v.number(),
        sent: v.nullable(v.number()),
        size: v.number(),
        subject: v.string(),
        from: v.array(address),
        to: v.array(address),
        messageId: v.string(),
      }),
    ),
  }),
  v.object({
    type: v.literal('fetched'),
    folder: v.string(),
    items: v.array(v.object({ ref, flags, received: v.number(), hash, bytes })),
  }),
  v.object({
    type: v.literal('flags'),
    folder: v.string(),
    items: v.array(v.object({ ref, flags })),
  }),
  v.object({ type: v.literal('vanished'), folder: v.string(), refs: v.array(ref) }),
  v.object({ type: v.literal('reset'), folder: v.string(), uidValidity: v.number() }),
  v.object({
    type: v.literal('rebound'),
    items: v.array(v.object({ from: pop3Ref, to: pop3Ref, hash })),
  }),
]);
const failure = v.object({
  cause: v.string(),
  retry: v.picklist(['now', 'later', 'never']),
  userSentence: v.string(),
  field: v.optional(v.picklist(['protocol', 'host', 'port', 'security', 'user', 'password'])),
});

/** What each call of main to the cache host must look like; checked by the cache host. */
export const mainToCacheSchemas = {
  setAccounts: v.object({
    accounts: v.array(
      v.object({
        id: v.pipe(v.string(), v.minLength(1)),
        name: v.string(),
        email: v.string(),
        protocol: v.picklist(['imap', 'pop3']),
      }),
    ),
  }),
  startGeneration: account,
  applyBatch: v.object({
    account: v.string(),
    generation: v.number(),
    seq: v.number(),
    changes: v.array(change),
    cursors: v.array(cursor),
  }),
  knownFolders: account,
  knownCursor: v.object({ folder: v.string() }),
  knownMessages: v.object({ folder: v.string(), uidValidity: v.number() }),
  knownUidls: account,
  countMessages: account,
  operations: account,
  settle: v.object({
    results: v.array(
      v.variant('outcome', [
        v.object({ outcome: v.literal('done'), id: v.number() }),
        v.object({ outcome: v.literal('refused'), id: v.number(), userSentence: v.string() }),
      ]),
    ),
  }),
  putStatus: v.object({
    account: v.string(),
    phase: v.picklist(['idle', 'connecting', 'listing', 'fetching', 'offline', 'failed']),
    stored: v.number(),
    listed: v.number(),
    failure: v.nullable(failure),
    completedAt: v.nullable(v.number()),
  }),
  whenIndexed: nothing,
  search: query,
  exportPage: v.object({ after: v.nullable(v.string()), limit: v.number() }),
  attachment: v.object({ hash, index: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  close: nothing,
} satisfies { [M in keyof MainToCache]: v.GenericSchema<unknown, Parameters<MainToCache[M]>[0]> };

/** What each call of a UI window to the cache host must look like. */
export const uiToCacheSchemas = {
  intent: intentSchema,
  openBody: v.object({ hash }),
  search: query,
} satisfies { [M in keyof UiToCache]: v.GenericSchema<unknown, Parameters<UiToCache[M]>[0]> };
