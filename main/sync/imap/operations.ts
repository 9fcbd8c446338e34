import type { Known } from '../../../app/sync/engine.ts';
import type { Operation, OperationResult } from '../../../app/sync/operation.ts';
import { isRefusedCommand, isTemporaryRefusal } from './failures.ts';
import { chunks, sequenceSet } from './planner.ts';
import type { Session } from './session.ts';

/** Operations of one folder and numbering that one UID STORE (or two) can do. */
export type OperationGroup = {
  path: string;
  uidValidity: number;
  add: string[];
  remove: string[];
  operations: { id: number; uid: number }[];
};

/** Most messages in one STORE: the command line stays below what servers accept. */
const maxStore = 500;

/**
 * Groups the queue. For each message the order of the queue is kept (OFF-2); operations on
 * different messages may change places. Groups of one folder are neighbours.
 */
export function planOperations(queue: readonly Operation[]): OperationGroup[] {
  const groups: OperationGroup[] = [];
  const lastGroupOf = new Map<string, number>();
  const newestByKey = new Map<string, number>();
  for (const operation of queue) {
    const { ref, path, action } = operation;
    if (ref.kind !== 'imap') continue;
    const add = [...action.add].sort();
    const remove = [...action.remove].sort();
    const key = JSON.stringify([path, ref.uidValidity, add, remove]);
    const message = JSON.stringify([path, ref.uidValidity, ref.uid]);
    const candidate = newestByKey.get(key);
    let index = candidate ?? -1;
    let group = groups[index];
    if (group === undefined || index < (lastGroupOf.get(message) ?? 0)) {
      index = groups.length;
      group = { path, uidValidity: ref.uidValidity, add, remove, operations: [] };
      groups.push(group);
      newestByKey.set(key, index);
    }
    group.operations.push({ id: operation.id, uid: ref.uid });
    lastGroupOf.set(message, index);
  }
  const firstOf = new Map<string, number>();
  groups.forEach((group, index) => {
    if (!firstOf.has(group.path)) firstOf.set(group.path, index);
  });
  // The sort is stable: within a folder the order stays.
  return groups.sort((a, b) => (firstOf.get(a.path) ?? 0) - (firstOf.get(b.path) ?? 0));
}

/**
 * Does what is queued and settles each result as soon as it is known. Operations under a
 * UIDVALIDITY the server no longer has stay queued: the reset that follows gives their messages
 * new places (IMAP-3). Throws when the connection is lost; what was not settled stays queued.
 */
export async function drainOperations(session: Session, known: Known): Promise<void> {
  const groups = planOperations(await known.operations());
  let open: { path: string; uidValidity: number; writable: boolean } | 'later' | null = null;
  let openPath: string | null = null;
  for (const group of groups) {
    if (openPath !== group.path) {
      openPath = group.path;
      open = await openForWriting(session, group.path);
    }
    if (open === 'later') continue;
    if (open === null) {
      await refuse(known, group, `The folder “${group.path}” is not on the server any more.`);
    } else if (!open.writable) {
      await refuse(known, group, `The server lets the folder “${group.path}” only be read.`);
    } else if (open.uidValidity === group.uidValidity) {
      await store(session, known, group);
    }
  }
}

async function openForWriting(
  session: Session,
  path: string,
): Promise<{ path: string; uidValidity: number; writable: boolean } | 'later' | null> {
  try {
    const box = await session.client.mailboxOpen(path);
    return { path, uidValidity: Number(box.uidValidity), writable: box.readOnly !== true };
  } catch (error) {
    if (!session.usable() || !isRefusedCommand(error)) throw error;
    return isTemporaryRefusal(error) ? 'later' : null;
  }
}

async function store(session: Session, known: Known, group: OperationGroup): Promise<void> {
  const { client } = session;
  for (const part of chunks(group.operations, maxStore)) {
    const set = sequenceSet(part.map((operation) => operation.uid));
    const options = { uid: true, silent: true };
    let done = true;
    if (group.add.length > 0) done = await client.messageFlagsAdd(set, group.add, options);
    if (done && group.remove.length > 0) {
      done = await client.messageFlagsRemove(set, group.remove, options);
    }
    // ImapFlow answers false for a lost connection too; that refuses nothing.
    if (!done && !session.usable()) await client.noop();
    const results = part.map(
      ({ id }): OperationResult =>
        done
          ? { id, outcome: 'done' }
          : {
              id,
              outcome: 'refused',
              userSentence: 'The server refused to change the marks of this message.',
            },
    );
    await known.settle(results);
  }
}

async function refuse(known: Known, group: OperationGroup, userSentence: string): Promise<void> {
  await known.settle(group.operations.map(({ id }) => ({ id, outcome: 'refused', userSentence })));
}
