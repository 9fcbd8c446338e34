import { Dexie } from 'dexie';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import type { Cache } from '../../../app/cache/schema.ts';
import type { FolderId, Role } from '../../../app/domain/folder.ts';

/** Which messages a list shows: a folder's, or those of one role over all accounts. */
export type Scope =
  | { type: 'folder'; folder: FolderId }
  | { type: 'role'; role: Exclude<Role, 'none'> };

/** A name for a scope that differs from every other's. */
export function scopeKey(scope: Scope): string {
  return scope.type === 'folder' ? `folder ${scope.folder}` : `role ${scope.role}`;
}

/** Where a row stands in its list: newest first, then by id, descending both. */
export type SortKey = readonly [date: number, id: string];

/** The place of a row in every list it is in. */
export function sortKeyOf(row: Pick<PlacementRow, 'date' | 'id'>): SortKey {
  return [row.date, row.id];
}

/** Negative when `a` is the newer one, and so comes first. */
export function compareKeys(a: SortKey, b: SortKey): number {
  if (a[0] !== b[0]) return b[0] - a[0];
  return a[1] === b[1] ? 0 : a[1] < b[1] ? 1 : -1;
}

/** Where reading starts. `index` is the row's place in the list, as far as it is known. */
export type Anchor =
  | { type: 'newest' }
  | { type: 'oldest' }
  | { type: 'at'; key: SortKey; index: number };

/** Rows around an anchor, newest first. */
export type Loaded = {
  rows: PlacementRow[];
  /** How many of them are newer than the anchor. */
  newer: number;
  reachedNewest: boolean;
  reachedOldest: boolean;
};

type Bound = [string, ...unknown[]];

/**
 * Reads of one list by its index. Each costs what it returns, wherever in the list it is, but for
 * `keyBeyond`, which walks over as many index entries as it is told.
 */
export class MessageOrder {
  readonly #cache: Cache;
  readonly #index: string;
  readonly #name: string;

  constructor(cache: Cache, scope: Scope) {
    this.#cache = cache;
    this.#index = scope.type === 'folder' ? '[folder+date+id]' : '[role+date+id]';
    this.#name = scope.type === 'folder' ? scope.folder : scope.role;
  }

  /** At most `newer` rows before the anchor, and `older` rows from it on, in one transaction. */
  async around(anchor: Anchor, newer: number, older: number): Promise<Loaded> {
    return await this.#cache.transaction('r', this.#cache.placements, async () => {
      switch (anchor.type) {
        case 'newest': {
          const rows = await this.#older(this.#top, true, older);
          return { rows, newer: 0, reachedNewest: true, reachedOldest: rows.length < older };
        }
        case 'oldest': {
          const ascending = await this.#newer(this.#bottom, newer + older);
          const reachedNewest = ascending.length < newer + older;
          return { rows: ascending.reverse(), newer: 0, reachedNewest, reachedOldest: true };
        }
        case 'at': {
          const at = this.#bound(anchor.key);
          const before = (await this.#newer(at, newer)).reverse();
          const after = await this.#older(at, true, older);
          return {
            rows: [...before, ...after],
            newer: before.length,
            reachedNewest: before.length < newer,
            reachedOldest: after.length < older,
          };
        }
      }
    });
  }

  /** The key of the newest row; null for an empty list. */
  async newestKey(): Promise<SortKey | null> {
    return await this.#firstKey(
      this.#range(this.#bottom, true, this.#top, true).reverse().limit(1),
    );
  }

  /** The key of the oldest row; null for an empty list. */
  async oldestKey(): Promise<SortKey | null> {
    return await this.#firstKey(this.#range(this.#bottom, true, this.#top, true).limit(1));
  }

  /** The key `rows` places after `from` (before it, where negative); null beyond the end. */
  async keyBeyond(from: SortKey, rows: number): Promise<SortKey | null> {
    const at = this.#bound(from);
    const way =
      rows < 0
        ? this.#range(at, true, this.#top, true)
        : this.#range(this.#bottom, true, at, true).reverse();
    return await this.#firstKey(way.offset(Math.abs(rows)).limit(1));
  }

  /** The ids from one key to another, both included, newest first; at most `limit`. */
  async idsBetween(a: SortKey, b: SortKey, limit: number): Promise<string[]> {
    const [first, last] = compareKeys(a, b) <= 0 ? [a, b] : [b, a];
    const ids = await this.#range(this.#bound(last), true, this.#bound(first), true)
      .limit(limit)
      .primaryKeys();
    return ids.reverse();
  }

  /** Every id of the list, newest first; at most `limit`. */
  async allIds(limit: number): Promise<string[]> {
    return (
      await this.#range(this.#bottom, true, this.#top, true).limit(limit).primaryKeys()
    ).reverse();
  }

  // A cursor over values costs a round trip each few rows. So: one hop over the index to find the
  // far end, then one getAll from there, which IndexedDB only does in ascending order.
  async #older(from: Bound, inclusive: boolean, limit: number): Promise<PlacementRow[]> {
    const range = this.#range(this.#bottom, true, from, inclusive);
    const far = await this.#firstKey(
      range
        .reverse()
        .offset(limit - 1)
        .limit(1),
    );
    const lower = far === null ? this.#bottom : this.#bound(far);
    const rows = await this.#range(lower, true, from, inclusive).toArray();
    return rows.reverse();
  }

  async #newer(from: Bound, limit: number): Promise<PlacementRow[]> {
    return await this.#range(from, false, this.#top, true).limit(limit).toArray();
  }

  #range(lower: Bound, withLower: boolean, upper: Bound, withUpper: boolean) {
    return this.#cache.placements.where(this.#index).between(lower, upper, withLower, withUpper);
  }

  async #firstKey(found: { keys(): Promise<unknown> }): Promise<SortKey | null> {
    const [key] = (await found.keys()) as [string, number, string][];
    return key === undefined ? null : [key[1], key[2]];
  }

  #bound([date, id]: SortKey): Bound {
    return [this.#name, date, id];
  }

  get #top(): Bound {
    return [this.#name, Dexie.maxKey];
  }

  get #bottom(): Bound {
    return [this.#name, Dexie.minKey];
  }
}
