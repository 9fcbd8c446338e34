import type { FetchMessageObject, ListResponse, StatusObject } from 'imapflow';
import type { Address } from '../../../app/domain/message.ts';
import type { ListedMessage } from '../../../app/sync/batch.ts';
import type { FailureSubject } from './failures.ts';
import { malformedAnswer } from './failures.ts';
import type { ServerFolderState, Wanted } from './planner.ts';
import { isUid, keptFlags, parseUidSet, sequenceSet } from './planner.ts';
import type { Session } from './session.ts';

/** A message as FETCH gave it, its bytes still ImapFlow's. */
export type FetchedRow = { uid: number; flags: string[]; received: number; source: Buffer };

/** Longest text of an envelope that is kept: a server can send megabytes in one (IMAP-5). */
const maxText = 4_096;
const maxAddresses = 1_000;
const maxSize = 4_294_967_295;

/** LIST with STATUS of every folder: in one round trip where LIST-STATUS is (RFC 5819). */
export async function listFolders(session: Session): Promise<ListResponse[]> {
  return await session.client.list({
    statusQuery: { messages: true, uidNext: true, uidValidity: true, highestModseq: true },
  });
}

/** What a STATUS answer says; null when it lacks something or is not credible. */
export function stateOfStatus(status: StatusObject | undefined): ServerFolderState | null {
  if (status === undefined) return null;
  return credibleState(status.uidValidity, status.uidNext, status.highestModseq, status.messages);
}

/** Opens a folder for reading (EXAMINE, so that nothing changes) and tells its state now. */
export async function examine(
  session: Session,
  path: string,
  subject: FailureSubject,
): Promise<ServerFolderState> {
  const box = await session.client.mailboxOpen(path, { readOnly: true });
  const modseq = box.noModseq === true ? undefined : box.highestModseq;
  const state = credibleState(box.uidValidity, box.uidNext, modseq, box.exists);
  if (state === null) throw malformedAnswer(subject);
  return state;
}

/**
 * Every UID of the open folder, ascending, and whether their number is what the server says it
 * holds: only then may an absent UID be taken for an expunged message (IMAP-5).
 */
export async function allUids(
  session: Session,
  subject: FailureSubject,
): Promise<{ uids: number[]; complete: boolean }> {
  const count = (): number => (session.client.mailbox ? session.client.mailbox.exists : 0);
  const limit = count() + 10_000;
  const found = await session.client.search({ all: true }, { uid: true, returnOptions: ['ALL'] });
  if (found === false || found === undefined) throw malformedAnswer(subject);
  const uids = Array.isArray(found)
    ? [...new Set(found)].filter(isUid).sort((a, b) => a - b)
    : parseUidSet(found.all ?? '', limit);
  if (uids === null || uids.length > limit) throw malformedAnswer(subject);
  return { uids, complete: uids.length >= count() };
}

/** Flags of the open folder's messages: all, or those changed since a mod-sequence (RFC 7162). */
export async function fetchFlags(
  session: Session,
  changedSince: string | null,
): Promise<Map<number, string[]>> {
  const flags = new Map<number, string[]>();
  if (!session.client.mailbox || session.client.mailbox.exists === 0) return flags;
  const options =
    changedSince === null ? { uid: true } : { uid: true, changedSince: BigInt(changedSince) };
  for await (const row of session.client.fetch('1:*', { uid: true, flags: true }, options)) {
    if (isUid(row.uid) && row.flags !== undefined) flags.set(row.uid, keptFlags(row.flags));
  }
  return flags;
}

/** The list rows of these messages, newest first; those gone meanwhile are absent. */
export async function fetchListing(
  session: Session,
  uidValidity: number,
  uids: readonly number[],
): Promise<ListedMessage[]> {
  const wanted = new Set(uids);
  const items: ListedMessage[] = [];
  const query = { uid: true, flags: true, internalDate: true, size: true, envelope: true };
  for await (const row of session.client.fetch(sequenceSet(uids), query, { uid: true })) {
    if (!isUid(row.uid) || !wanted.delete(row.uid)) continue;
    items.push(listedMessage(row, uidValidity));
  }
  return items.reverse();
}

/** The sizes of these messages, bytes; those gone meanwhile are absent. */
export async function fetchSizes(session: Session, uids: readonly number[]): Promise<Wanted[]> {
  const wanted = new Set(uids);
  const sizes: Wanted[] = [];
  const query = { uid: true, size: true };
  for await (const row of session.client.fetch(sequenceSet(uids), query, { uid: true })) {
    if (isUid(row.uid) && wanted.delete(row.uid)) {
      sizes.push({ uid: row.uid, size: credibleSize(row.size) });
    }
  }
  return sizes;
}

/**
 * Whole messages, in the server's order. The consumer may await the cache between rows, which
 * holds the server back; it must not send another command on this session before the end.
 */
export async function* fetchSources(
  session: Session,
  uids: readonly number[],
): AsyncGenerator<FetchedRow> {
  const wanted = new Set(uids);
  const query = { uid: true, flags: true, internalDate: true, source: true };
  for await (const row of session.client.fetch(sequenceSet(uids), query, { uid: true })) {
    const { source } = row;
    if (!isUid(row.uid) || source === undefined || !wanted.delete(row.uid)) continue;
    const received = milliseconds(row.internalDate) ?? Date.now();
    yield { uid: row.uid, flags: keptFlags(row.flags ?? []), received, source };
  }
}

function listedMessage(row: FetchMessageObject, uidValidity: number): ListedMessage {
  const { envelope } = row;
  const sent = milliseconds(envelope?.date);
  return {
    ref: { kind: 'imap', uidValidity, uid: row.uid },
    flags: keptFlags(row.flags ?? []),
    received: milliseconds(row.internalDate) ?? sent ?? Date.now(),
    sent,
    size: credibleSize(row.size),
    subject: shortText(envelope?.subject),
    from: addresses(envelope?.from),
    to: addresses(envelope?.to),
    messageId: shortText(envelope?.messageId),
  };
}

function addresses(
  list: { name?: string | undefined; address?: string | undefined }[] | undefined,
): Address[] {
  return (list ?? [])
    .slice(0, maxAddresses)
    .map((each) => ({ name: shortText(each.name), address: shortText(each.address) }));
}

function shortText(text: string | undefined): string {
  return typeof text === 'string' ? text.slice(0, maxText) : '';
}

function milliseconds(date: Date | string | undefined): number | null {
  if (date === undefined) return null;
  const time = typeof date === 'string' ? Date.parse(date) : date.getTime();
  return Number.isFinite(time) ? time : null;
}

function credibleSize(size: number | undefined): number {
  const credible = size !== undefined && Number.isInteger(size) && size >= 0 && size <= maxSize;
  return credible ? size : 0;
}

function credibleState(
  uidValidity: bigint | undefined,
  uidNext: number | undefined,
  highestModseq: bigint | undefined,
  messages: number | undefined,
): ServerFolderState | null {
  const validity = Number(uidValidity ?? 0n);
  if (!isUid(validity)) return null;
  if (messages === undefined || !Number.isInteger(messages) || messages < 0) return null;
  // UIDNEXT may be missing (RFC 9051 §6.3.2 demands it, old servers do not send it): then 0
  // never equals a state that was seen, and the folder's UIDs are compared.
  const next = uidNext !== undefined && isUid(uidNext) ? uidNext : 0;
  const modseq = highestModseq !== undefined && highestModseq > 0n ? `${highestModseq}` : null;
  return { uidValidity: validity, uidNext: next, highestModseq: modseq, messages };
}
