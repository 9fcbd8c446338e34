import type { RemoteFolder } from '../../../app/domain/folder.ts';
import { folderId } from '../../../app/domain/folder.ts';
import type { RemoteRef } from '../../../app/domain/message.ts';
import type { Change, ImapCursor } from '../../../app/sync/batch.ts';
import type { KnownMessage } from '../../../app/sync/engine.ts';
import { maxMessageBytes } from '../limits.ts';
import { allUids, examine, fetchFlags, fetchListing, fetchSizes } from './mailbox.ts';
import type { ListedFolderWork, Pass } from './pass.ts';
import type { FolderPlan, ServerFolderState, UidDelta, Wanted } from './planner.ts';
import { chunks, compareUids, planFolder, sameFlags } from './planner.ts';
import type { Session } from './session.ts';

/** Most rows of one kind in a batch. */
const maxRows = 500;

/** Most UIDs in one FETCH of sizes only. */
const maxSizes = 1_000;

/** New messages that are listed before anything else: the list is of use then (IMAP-1). */
const firstListed = 500;

/**
 * Up to so many bytes, older new messages are not listed first: whole, they are here nearly as
 * soon as their envelopes would be, and each row is written once instead of twice.
 */
const maxUnlisted = 96 * 1024 * 1024;

/**
 * Brings a folder's list up to date: new messages (newest first, IMAP-1), vanished ones, flags.
 * The cursor goes with the last batch, after all earlier ones were acknowledged (SYNC-1).
 * Answers what is to be fetched. Throws what the connection or the cache throws.
 */
export async function listFolder(pass: Pass, folder: RemoteFolder): Promise<ListedFolderWork> {
  const { session, subject, context } = pass;
  const id = folderId(context.account, folder.path);
  const cursor = await context.known.cursor(id);
  const state = await examine(session, folder.path, subject);
  const known = await context.known.messages(id, state.uidValidity);
  const plan = planFolder(cursor, known, state);
  const delta = await compareWithServer(pass, plan, known);
  const flags = await changedFlags(pass, plan, known, new Set(delta.vanished));
  const imapRef = (uid: number): RemoteRef => ({
    kind: 'imap',
    uidValidity: state.uidValidity,
    uid,
  });

  const listed = known.length - delta.vanished.length + delta.fresh.length;
  const stored = known.length - delta.vanished.length - delta.missing.length;
  pass.tally.setFolder(id, listed, stored);

  const batches: (() => Promise<Change[]>)[] = [];
  if (plan.reset)
    batches.push(async () => [{ type: 'reset', folder: id, uidValidity: state.uidValidity }]);
  for (const uids of chunks(delta.vanished, maxRows)) {
    batches.push(async () => [{ type: 'vanished', folder: id, refs: uids.map(imapRef) }]);
  }
  for (const items of chunks(flags, maxRows)) {
    const marked = items.map(({ uid, flags }) => ({ ref: imapRef(uid), flags }));
    batches.push(async () => [{ type: 'flags', folder: id, items: marked }]);
  }
  const { listFirst, wanted } = await splitFresh(session, delta.fresh);
  for (const uids of chunks(listFirst, maxRows)) {
    batches.push(async () => {
      const items = await fetchListing(session, state.uidValidity, uids);
      for (const { ref, size } of items)
        if (ref.kind === 'imap') wanted.push({ uid: ref.uid, size });
      return items.length === 0 ? [] : [{ type: 'listed', folder: id, items }];
    });
  }
  await deliver(pass, { id, cursor, state }, joinSmall(batches, plan.reset));
  for (const uids of chunks(delta.missing, maxSizes)) {
    wanted.push(...(await fetchSizes(session, uids)));
  }
  return { folder, id, state, wanted };
}

/** The first rows go with the reset, so that no moment shows the folder emptied (IMAP-3). */
function joinSmall(
  batches: (() => Promise<Change[]>)[],
  reset: boolean,
): (() => Promise<Change[]>)[] {
  const [first, second, ...rest] = batches;
  if (!reset || first === undefined || second === undefined) return batches;
  return [async () => [...(await first()), ...(await second())], ...rest];
}

/** Which new messages are listed by their envelopes, and which are wanted whole at once. */
async function splitFresh(
  session: Session,
  fresh: readonly number[],
): Promise<{ listFirst: number[]; wanted: Wanted[] }> {
  if (fresh.length <= firstListed) return { listFirst: [...fresh], wanted: [] };
  const older: Wanted[] = [];
  for (const uids of chunks(fresh.slice(firstListed), maxSizes)) {
    older.push(...(await fetchSizes(session, uids)));
  }
  const bytes = older.reduce((sum, { size }) => sum + size, 0);
  if (bytes > maxUnlisted) return { listFirst: [...fresh], wanted: [] };
  // One that is never fetched is known by its listing alone.
  const wanted = older.filter(({ size }) => size <= maxMessageBytes);
  const huge = older.filter(({ size }) => size > maxMessageBytes).map(({ uid }) => uid);
  return { listFirst: [...fresh.slice(0, firstListed), ...huge], wanted };
}

async function deliver(
  pass: Pass,
  folder: { id: string; cursor: ImapCursor | null; state: ServerFolderState },
  batches: (() => Promise<Change[]>)[],
): Promise<void> {
  const { delivery, tally } = pass;
  const { id, cursor, state } = folder;
  const next: ImapCursor = {
    kind: 'imap',
    folder: id,
    uidValidity: state.uidValidity,
    uidNext: state.uidNext,
    highestModseq: state.highestModseq,
  };
  // A long listing may be cut short. This cursor claims nothing but the UIDVALIDITY, so that a
  // change of it is noticed even then, and the rows of the old one go (IMAP-3).
  const begun: ImapCursor = { ...next, uidNext: 0, highestModseq: null };
  const numberingKnown = cursor !== null && cursor.uidValidity === state.uidValidity;
  const last = batches.length - 1;
  const report = (): void => tally.report();
  for (const [index, batch] of batches.entries()) {
    const changes = await batch();
    if (index === last) {
      await finish(changes);
    } else {
      const cursors = index === 0 && !numberingKnown ? [begun] : [];
      await delivery.send({ changes, cursors }, 0, report);
    }
  }
  if (batches.length === 0 && !(cursor !== null && sameCursor(cursor, next))) await finish([]);

  async function finish(changes: Change[]): Promise<void> {
    // Without this wait, the cursor could be committed although an earlier batch was refused.
    await delivery.flush();
    await delivery.send({ changes, cursors: [next] }, 0, report);
  }
}

async function compareWithServer(
  pass: Pass,
  plan: FolderPlan,
  known: readonly KnownMessage[],
): Promise<UidDelta> {
  if (!plan.listUids) {
    return compareUids(
      known,
      known.map((message) => message.uid),
    );
  }
  const { uids, complete } = await allUids(pass.session, pass.subject);
  const delta = compareUids(known, uids);
  return complete ? delta : { ...delta, vanished: [] };
}

async function changedFlags(
  pass: Pass,
  plan: FolderPlan,
  known: readonly KnownMessage[],
  vanished: ReadonlySet<number>,
): Promise<{ uid: number; flags: string[] }[]> {
  if (plan.flags.type === 'none') return [];
  const since = plan.flags.type === 'changedSince' ? plan.flags.modseq : null;
  const now = await fetchFlags(pass.session, since);
  const changed: { uid: number; flags: string[] }[] = [];
  for (const message of known) {
    const flags = now.get(message.uid);
    if (flags === undefined || vanished.has(message.uid)) continue;
    if (!sameFlags(flags, message.flags)) changed.push({ uid: message.uid, flags });
  }
  return changed;
}

function sameCursor(one: ImapCursor, other: ImapCursor): boolean {
  return (
    one.uidValidity === other.uidValidity &&
    one.uidNext === other.uidNext &&
    one.highestModseq === other.highestModseq
  );
}
