import type { AccountId } from '../domain/account.ts';
import type { Operation, OperationResult } from '../sync/operation.ts';
import { FolderCounts } from './folder-counts.ts';
import { changeFlags, isSeen } from './pending-flags.ts';
import type { Cache } from './schema.ts';

/** What is queued for an account's server, in the order it was asked for (OFF-2). */
export async function queuedOperations(cache: Cache, account: AccountId): Promise<Operation[]> {
  const rows = await cache.operations.where('account').equals(account).sortBy('id');
  return rows.flatMap((row) => (row.id === undefined ? [] : [{ ...row, id: row.id }]));
}

/**
 * Takes what was done off the queue. What the server refused for good is backed out, and a notice
 * says so (OFF-4), in the same transaction.
 */
export async function settleOperations(
  cache: Cache,
  results: readonly OperationResult[],
  now: number,
): Promise<void> {
  const stores = [cache.operations, cache.placements, cache.folders, cache.notices];
  await cache.transaction('rw', stores, async () => {
    const refused = new Set<string>();
    for (const result of results) {
      const operation = await cache.operations.get(result.id);
      await cache.operations.delete(result.id);
      if (operation === undefined || result.outcome === 'done') continue;
      await backOut(cache, operation);
      const { userSentence } = result;
      const { account } = operation;
      // A thousand messages of one folder refused alike are one notice.
      const said = JSON.stringify([account, userSentence]);
      if (refused.has(said)) continue;
      refused.add(said);
      await cache.notices.add({ account, at: now, userSentence });
    }
  });
}

async function backOut(cache: Cache, operation: Omit<Operation, 'id'>): Promise<void> {
  const row = await cache.placements.get(operation.placement);
  if (row === undefined) return;
  const { add, remove } = operation.action;
  const later = await cache.operations.where('placement').equals(row.id).sortBy('id');
  const undone = changeFlags(row.flags, { add: remove, remove: add });
  // What was asked for afterwards is still queued, and stays as asked.
  const flags = later.reduce((now, { action }) => changeFlags(now, action), undone);
  const next = { ...row, flags, seen: isSeen(flags) };
  const counts = new FolderCounts();
  counts.removed(row);
  counts.added(next);
  await cache.placements.put(next);
  await counts.write(cache);
}
