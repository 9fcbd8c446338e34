import type { FolderId } from '../domain/folder.ts';
import type { PlacementRow } from './rows.ts';
import type { Cache } from './schema.ts';

type Counted = Pick<PlacementRow, 'folder' | 'seen'>;

/** Changes of folder counts, gathered during a transaction and written at its end. */
export class FolderCounts {
  readonly #deltas = new Map<FolderId, { total: number; unread: number }>();

  added(row: Counted): void {
    this.#change(row, 1);
  }

  removed(row: Counted): void {
    this.#change(row, -1);
  }

  /** Writes the changes; must run inside a transaction that holds `folders` for writing. */
  async write(cache: Cache): Promise<void> {
    for (const [id, { total, unread }] of this.#deltas) {
      if (total === 0 && unread === 0) continue;
      await cache.folders
        .where('id')
        .equals(id)
        .modify((folder) => {
          folder.total += total;
          folder.unread += unread;
        });
    }
  }

  #change(row: Counted, by: 1 | -1): void {
    const delta = this.#deltas.get(row.folder) ?? { total: 0, unread: 0 };
    delta.total += by;
    if (row.seen === 0) delta.unread += by;
    this.#deltas.set(row.folder, delta);
  }
}
