import type { AccountId } from '../domain/account.ts';
import type { Intent } from '../ipc/cache-calls.ts';
import { FolderCounts } from './folder-counts.ts';
import { changeFlags, isSeen } from './pending-flags.ts';
import type { OperationRow, PlacementRow } from './rows.ts';
import type { Cache } from './schema.ts';

/**
 * Does what a person asked for, at once and whatever the network (OFF-1): the rows change and the
 * remote part is queued in one transaction. Answers the accounts whose queue grew.
 */
export async function applyIntent(cache: Cache, intent: Intent): Promise<AccountId[]> {
  switch (intent.type) {
    case 'setSeen':
      return await setSeen(cache, intent.placements, intent.seen);
    case 'dismissNotice':
      await cache.notices.delete(intent.id);
      return [];
  }
}

async function setSeen(
  cache: Cache,
  placements: readonly string[],
  seen: boolean,
): Promise<AccountId[]> {
  const action = seen
    ? { type: 'flags' as const, add: ['\\Seen'], remove: [] }
    : { type: 'flags' as const, add: [], remove: ['\\Seen'] };
  const stores = [cache.placements, cache.folders, cache.operations];
  return await cache.transaction('rw', stores, async () => {
    const found = await cache.placements.bulkGet([...new Set(placements)]);
    const counts = new FolderCounts();
    const rows: PlacementRow[] = [];
    for (const row of found) {
      if (row === undefined || row.seen === (seen ? 1 : 0)) continue;
      const flags = changeFlags(row.flags, action);
      const next = { ...row, flags, seen: isSeen(flags) };
      counts.removed(row);
      counts.added(next);
      rows.push(next);
    }
    await cache.placements.bulkPut(rows);
    await counts.write(cache);
    const queued = rows.filter(({ ref }) => ref.kind === 'imap');
    await cache.operations.bulkAdd(queued.map((row) => operationFor(row, action)));
    return [...new Set(queued.map(({ account }) => account))];
  });
}

function operationFor(row: PlacementRow, action: OperationRow['action']): OperationRow {
  const { account, folder, ref, id } = row;
  return { account, placement: id, folder, path: folder.slice(account.length + 1), ref, action };
}
