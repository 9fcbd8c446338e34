import type { FolderId } from '../domain/folder.ts';
import type { PlacementRow } from './rows.ts';
import type { Cache } from './schema.ts';

type Counted = Pick<PlacementRow, 'folder' | 'seen' | 'hash'>;

/** Changes of folder counts, gathered during a transaction and written at its end. */
export class FolderCounts {
  readonly #deltas = new Map<FolderId, { total: number; unread: number; stored: number }>();

  added(row: Counted): void {
    this.#change(row, 1);
  }

  removed(row: Counted): void {
    this.#change(row, -1);
  }

  /** Writes the changes; must run inside a transaction that holds `folders` for writing. */
  async write(cache: Cache): Promise<void> {
    for (const [id, { total, unread, stored }] of this.#deltas) {
      if (total === 0 && unread === 0 && stored === 0) continue;
      await cache.folders
        .where('id')
        .equals(id)
        .modify((folder) => {
          folder.total += total;
          folder.unread += unread;
          folder.stored += stored;
        });
    }
  }

  #change(row: Counted, by: 1 | -1): void {
    const delta = this.#deltas.get(row.folder) ?? { total: 0, unread: 0, stored: 0 };
    delta.total += by;
    if (row.seen === 0) delta.unread += by;
    if (row.hash !== null) delta.stored += by;
    this.#deltas.set(row.folder, delta);
  }
}
