import { liveQuery } from 'dexie';
import type { Cache } from '../../../app/cache/schema.ts';
import {
  type Anchor,
  type Loaded,
  MessageOrder,
  type Scope,
  type SortKey,
  sortKeyOf,
} from './message-order.ts';
import {
  emptyWindow,
  estimateIndex,
  type Fence,
  type MessageWindow,
  placeRows,
  routeTo,
  rowAt,
} from './message-window.ts';

/** Rows kept before and from the anchor on. A screen shows about 12; PageDown moves by as many. */
const newer = 100;
const older = 200;
/** A move that comes this near to the edge of what is loaded loads on. */
const margin = 40;
/** Rows between fences, and the longest walk over the index: about 10 ms. */
const step = 1_000;
/** The fences are laid again when the list has grown or shrunk by this part, or so many rows. */
const drift = (total: number): number => Math.max(200, total / 10);

export type WindowState = MessageWindow & { ready: boolean };

/**
 * Follows one list: keeps the rows around the place that is looked at in memory and up to date,
 * by queries that cost the same wherever that is. New mail above does not change what is shown:
 * rows keep their identity and only their `firstIndex` moves.
 */
export class WindowReader {
  readonly order: MessageOrder;
  #state: WindowState = { ...emptyWindow, ready: false };
  #anchor: Anchor = { type: 'newest' };
  #loaded: { anchor: Anchor; loaded: Loaded } | null = null;
  #counted = 0;
  #fences: Fence[] = [];
  #fencedTotal = 0;
  #laying = false;
  /** A read is under way, and the places that were looked at meanwhile. */
  #reading = false;
  #wanted: { first: number; last: number } | null = null;
  #latestJump = 0;
  #closed = false;
  #stopQuery: () => void = () => undefined;
  readonly #listeners = new Set<() => void>();

  constructor(cache: Cache, scope: Scope) {
    this.order = new MessageOrder(cache, scope);
  }

  /** The state now; the same object until something changed. */
  snapshot = (): WindowState => this.#state;

  /** Calls back on every change; reading goes on while somebody listens. */
  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#open();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#close();
    };
  };

  /** Tells how many rows the folders' counts say there are. */
  setCounted(counted: number): void {
    if (counted === this.#counted) return;
    this.#counted = counted;
    this.#place();
    void this.#layFences();
  }

  /** Tells which places are looked at. Loads what is missing there. */
  look(first: number, last: number): void {
    const { firstIndex, rows, total } = this.#state;
    const lastIndex = firstIndex + rows.length - 1;
    const enoughBefore = firstIndex === 0 || first - margin >= firstIndex;
    const enoughAfter = lastIndex >= total - 1 || last + margin <= lastIndex;
    if (enoughBefore && enoughAfter) return;
    // One read at a time: scrolling on must not cancel each one before it has come.
    if (this.#reading) {
      this.#wanted = { first, last };
      return;
    }
    const middle = Math.min(Math.max(0, Math.round((first + last) / 2)), total - 1);
    if (middle <= newer) this.#read({ type: 'newest' });
    else if (middle >= total - older) this.#read({ type: 'oldest' });
    else {
      const row = rowAt(this.#state, middle);
      if (row === undefined) void this.#jump(middle);
      else this.#read({ type: 'at', key: sortKeyOf(row), index: middle });
    }
  }

  /** Loads the rows around a message of which only the key is known. */
  lookAt(key: SortKey): void {
    this.#latestJump++;
    this.#read({ type: 'at', key, index: estimateIndex(this.#fences, key) });
  }

  #open(): void {
    this.#closed = false;
    this.#read(this.#anchor);
    void this.#layFences();
  }

  #close(): void {
    this.#closed = true;
    this.#stopQuery();
  }

  async #jump(index: number): Promise<void> {
    const mine = ++this.#latestJump;
    this.#reading = true;
    try {
      if (this.#fences.length === 0) this.#fences = await this.#ends();
      const route = routeTo(this.#fences, index, step);
      if (route === null) return;
      const key =
        route.type === 'guess' ? route.key : await this.order.keyBeyond(route.from.key, route.rows);
      if (mine !== this.#latestJump || this.#closed) return;
      this.#read(key === null ? { type: 'oldest' } : { type: 'at', key, index });
    } catch {
      // The database is closed or gone; what is shown stays.
      this.#reading = false;
    }
  }

  #read(anchor: Anchor): void {
    this.#latestJump++;
    this.#anchor = anchor;
    this.#reading = true;
    this.#stopQuery();
    const subscription = liveQuery(() => this.order.around(anchor, newer, older)).subscribe({
      next: (loaded) => {
        this.#reading = false;
        this.#loaded = { anchor, loaded };
        this.#place();
        const wanted = this.#wanted;
        this.#wanted = null;
        if (wanted !== null) this.look(wanted.first, wanted.last);
      },
      // The database is closed or gone; what is shown stays.
      error: () => {
        this.#reading = false;
      },
    });
    this.#stopQuery = () => subscription.unsubscribe();
  }

  #place(): void {
    if (this.#loaded === null) return;
    const { anchor, loaded } = this.#loaded;
    this.#state = { ...placeRows(anchor, loaded, this.#counted), ready: true };
    for (const listener of this.#listeners) listener();
  }

  async #ends(): Promise<Fence[]> {
    const [newest, oldest] = [await this.order.newestKey(), await this.order.oldestKey()];
    if (newest === null || oldest === null) return [];
    const last = Math.max(this.#counted - 1, 1);
    return [
      { index: 0, key: newest },
      { index: last, key: oldest },
    ];
  }

  // Fences make the scroll bar true: until they are laid, far places are guessed by date.
  async #layFences(): Promise<void> {
    if (this.#laying) return;
    this.#laying = true;
    const due = () => Math.abs(this.#counted - this.#fencedTotal) > drift(this.#fencedTotal);
    try {
      while (!this.#closed && due()) {
        const counted = this.#counted;
        const [newest, end] = await this.#ends();
        if (newest === undefined || end === undefined) return;
        const fences = [newest];
        while (!this.#closed && fences.length * step < counted - 1) {
          await idle();
          const key = await this.order.keyBeyond(fences.at(-1)?.key ?? newest.key, step);
          if (key === null) break;
          fences.push({ index: fences.length * step, key });
        }
        this.#fences = [...fences, end];
        this.#fencedTotal = counted;
      }
    } catch {
      // The database is closed or gone; the guesses remain.
    } finally {
      this.#laying = false;
    }
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else setTimeout(resolve, 0);
  });
}
