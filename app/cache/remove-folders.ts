import { Dexie } from 'dexie';
import type { FolderId } from '../domain/folder.ts';
import { folderId } from '../domain/folder.ts';
import type { Batch } from '../sync/batch.ts';
import { FolderCounts } from './folder-counts.ts';
import type { Cache } from './schema.ts';

/** Rows removed in one transaction, so that lists are never kept waiting for long. */
const maxRows = 2_000;

/** The folders that a batch's complete list of remote folders does not have any more. */
export async function vanishedFolders(cache: Cache, batch: Batch): Promise<FolderId[]> {
  const list = batch.changes.findLast((change) => change.type === 'folders');
  if (list === undefined) return [];
  const kept = new Set(list.folders.map(({ path }) => folderId(batch.account, path)));
  const here = await cache.folders.where('account').equals(batch.account).toArray();
  // A folder made here, of which no server knows, is not in any server's list.
  return here.filter(({ id, remote }) => remote && !kept.has(id)).map(({ id }) => id);
}

/** Removes all that is placed in these folders, in pieces; the folders' own rows stay. */
export async function removeFolders(cache: Cache, folders: readonly FolderId[]): Promise<void> {
  const stores = [cache.placements, cache.operations, cache.folders];
  for (const folder of folders) {
    let removed = maxRows;
    while (removed === maxRows) {
      removed = await cache.transaction('rw', stores, async () => {
        const rows = await placedIn(cache, folder).limit(maxRows).toArray();
        const ids = rows.map(({ id }) => id);
        await cache.placements.bulkDelete(ids);
        await cache.operations.where('placement').anyOf(ids).delete();
        const counts = new FolderCounts();
        for (const row of rows) counts.removed(row);
        await counts.write(cache);
        return rows.length;
      });
    }
  }
}

/** Everything placed in a folder, oldest first. */
export function placedIn(cache: Cache, folder: FolderId) {
  return cache.placements
    .where('[folder+date+id]')
    .between([folder, Dexie.minKey], [folder, Dexie.maxKey]);
}
