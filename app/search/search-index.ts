import type { QueryPlan } from './query.ts';

/** What the index is told of a content; derived from its `ContentRow` (FIND-2). */
export type IndexDocument = {
  /** `ContentRow.doc`: ascending, never reused. The highest one indexed is the watermark. */
  doc: number;
  subject: string;
  /** Names and addresses of From, Sender and Reply-To, separated by spaces. */
  from: string;
  /** Names and addresses of To and Cc. */
  to: string;
  text: string;
  /** The attachments' file names. */
  attachments: string;
  /** What results are ordered by, newest first; milliseconds. */
  date: number;
};

/** Matching documents, newest first, at most as many as asked for; `total` counts all. */
export type IndexAnswer = { docs: number[]; total: number };

/** The full-text index: derived, may be deleted at any time and is rebuilt (FIND-2). */
export type SearchIndex = {
  /**
   * Opens it, or makes it anew when it is missing, damaged, of an older format, or made from
   * another cache than the one with this id (whose documents are numbered from 1 again).
   */
  open(cacheId: string): Promise<{ watermark: number; documents: number }>;
  /** Adds documents above the watermark, ascending, and moves the watermark: one transaction. */
  add(documents: IndexDocument[]): Promise<{ watermark: number }>;
  /** Forgets documents; unknown ones are passed over. */
  forget(docs: number[]): Promise<void>;
  match(plan: QueryPlan, limit: number): Promise<IndexAnswer>;
  close(): Promise<void>;
};
