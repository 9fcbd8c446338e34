import type { ImapCursor } from '../../../app/sync/batch.ts';
import type { KnownMessage } from '../../../app/sync/engine.ts';

/** A folder's state as SELECT or STATUS tells it. */
export type ServerFolderState = {
  uidValidity: number;
  uidNext: number;
  /** Null when the folder keeps no mod-sequences (RFC 7162 §3.1.2.2). */
  highestModseq: string | null;
  messages: number;
};

/** What has to be asked of the server to bring a folder up to date. */
export type FolderPlan = {
  /** UIDVALIDITY changed: what is known is under another numbering (IMAP-3). */
  reset: boolean;
  /** The set of UIDs may differ from the known one. */
  listUids: boolean;
  flags: { type: 'none' } | { type: 'changedSince'; modseq: string } | { type: 'all' };
};

/** A message whose bytes are to be fetched. */
export type Wanted = { uid: number; size: number };

/** One FETCH: a few messages, or one that is too big to share. */
export type FetchRange = { uids: number[]; bytes: number };

/** What the two sets of UIDs say; `fresh` and `missing` newest first. */
export type UidDelta = { fresh: number[]; missing: number[]; vanished: number[] };

const maxUid = 4_294_967_295;

/** Whether a folder is as it was when `state` was taken: only believed with mod-sequences. */
export function isUnchanged(before: ServerFolderState, now: ServerFolderState): boolean {
  return before.highestModseq !== null && sameNumbers(before, now);
}

/** Whether two states have equal numbers, mod-sequences (or their absence) included. */
export function sameNumbers(before: ServerFolderState, now: ServerFolderState): boolean {
  return (
    before.uidValidity === now.uidValidity &&
    before.uidNext === now.uidNext &&
    before.messages === now.messages &&
    before.highestModseq === now.highestModseq
  );
}

/** Plans a folder from the committed cursor, what is known, and the state at SELECT (IMAP-2). */
export function planFolder(
  cursor: ImapCursor | null,
  known: readonly KnownMessage[],
  server: ServerFolderState,
): FolderPlan {
  if (cursor === null || cursor.uidValidity !== server.uidValidity) {
    // Without a cursor, rows may still be here from a listing that was cut short: their flags
    // have aged.
    const flags = known.length > 0 ? ({ type: 'all' } as const) : ({ type: 'none' } as const);
    return { reset: cursor !== null, listUids: true, flags };
  }
  const listUids = cursor.uidNext !== server.uidNext || known.length !== server.messages;
  return { reset: false, listUids, flags: planFlags(cursor, known, server) };
}

function planFlags(
  cursor: ImapCursor,
  known: readonly KnownMessage[],
  server: ServerFolderState,
): FolderPlan['flags'] {
  if (known.length === 0) return { type: 'none' };
  if (cursor.highestModseq === null || server.highestModseq === null) return { type: 'all' };
  if (cursor.highestModseq === server.highestModseq) return { type: 'none' };
  // A server restored from a backup may count from a lower number again; then CHANGEDSINCE
  // would hide changes.
  return BigInt(cursor.highestModseq) < BigInt(server.highestModseq)
    ? { type: 'changedSince', modseq: cursor.highestModseq }
    : { type: 'all' };
}

/** Compares what is known with the UIDs the server has. Both may be in any order. */
export function compareUids(
  known: readonly KnownMessage[],
  serverUids: readonly number[],
): UidDelta {
  const server = new Set(serverUids);
  const here = new Set<number>();
  const missing: number[] = [];
  const vanished: number[] = [];
  for (const message of known) {
    here.add(message.uid);
    if (!server.has(message.uid)) vanished.push(message.uid);
    else if (!message.hasContent) missing.push(message.uid);
  }
  const fresh: number[] = [];
  for (const uid of server) if (!here.has(uid)) fresh.push(uid);
  return { fresh: newestFirst(fresh), missing: newestFirst(missing), vanished };
}

/** Cuts a list into pieces of at most `length`. */
export function chunks<T>(list: readonly T[], length: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < list.length; start += length) {
    pieces.push(list.slice(start, start + length));
  }
  return pieces;
}

/**
 * Ranges to fetch, newest first, each of at most `maxMessages` and `maxBytes`; a message bigger
 * than that is alone in its range (SYNC-3). Messages above `maxMessageBytes` are left out.
 */
export function planFetch(
  wanted: readonly Wanted[],
  limits: { maxMessages: number; maxBytes: number; maxMessageBytes: number },
): FetchRange[] {
  const ranges: FetchRange[] = [];
  let range: FetchRange = { uids: [], bytes: 0 };
  const close = (): void => {
    if (range.uids.length > 0) ranges.push(range);
    range = { uids: [], bytes: 0 };
  };
  for (const { uid, size } of [...wanted].sort((a, b) => b.uid - a.uid)) {
    if (size > limits.maxMessageBytes) continue;
    const full = range.uids.length >= limits.maxMessages || range.bytes + size > limits.maxBytes;
    if (full) close();
    range.uids.push(uid);
    range.bytes += size;
  }
  close();
  return ranges;
}

/** A sequence set (RFC 9051 §9) of these UIDs, e.g. `3:5,9`. They may be in any order. */
export function sequenceSet(uids: readonly number[]): string {
  const sorted = [...uids].sort((a, b) => a - b);
  const parts: string[] = [];
  let first: number | null = null;
  let last = 0;
  const close = (): void => {
    if (first !== null) parts.push(first === last ? `${first}` : `${first}:${last}`);
  };
  for (const uid of sorted) {
    if (first !== null && uid <= last + 1) {
      last = uid;
      continue;
    }
    close();
    first = uid;
    last = uid;
  }
  close();
  return parts.join(',');
}

/**
 * The UIDs of a sequence set a server sent, ascending; null when it is malformed or holds more
 * than `limit`: a few bytes may claim four billion messages (IMAP-5).
 */
export function parseUidSet(set: string, limit: number): number[] | null {
  if (set === '') return [];
  const uids = new Set<number>();
  for (const part of set.split(',')) {
    const match = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(part);
    if (match === null) return null;
    const one = Number(match[1]);
    const other = match[2] === undefined ? one : Number(match[2]);
    const low = Math.min(one, other);
    const high = Math.max(one, other);
    if (!isUid(low) || !isUid(high)) return null;
    if (uids.size + (high - low + 1) > limit) return null;
    for (let uid = low; uid <= high; uid += 1) uids.add(uid);
  }
  return [...uids].sort((a, b) => a - b);
}

/** Whether a number can be a UID (RFC 9051 §2.3.1.1: 32 bits, not 0). */
export function isUid(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= maxUid;
}

/** The flags that are kept: without `\Recent`, which is a session's and not the message's. */
export function keptFlags(flags: Iterable<string>): string[] {
  const kept: string[] = [];
  for (const flag of flags) if (flag.toLowerCase() !== '\\recent') kept.push(flag);
  return kept;
}

/** Whether two sets of flags are the same; flags are compared without case (RFC 9051 §2.3.2). */
export function sameFlags(one: readonly string[], other: readonly string[]): boolean {
  const fold = (flags: readonly string[]): Set<string> =>
    new Set(keptFlags(flags).map((flag) => flag.toLowerCase()));
  const a = fold(one);
  const b = fold(other);
  return a.size === b.size && [...a].every((flag) => b.has(flag));
}

function newestFirst(uids: number[]): number[] {
  return uids.sort((a, b) => b - a);
}
