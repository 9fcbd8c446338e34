import type { PlacementRow } from '../../../app/cache/rows.ts';
import type { Anchor, Loaded, SortKey } from './message-order.ts';

/** The part of a list that is in memory. */
export type MessageWindow = {
  /** Newest first, without gaps. */
  rows: readonly PlacementRow[];
  /** The place of `rows[0]` in the list. Exact at both ends, estimated far from them. */
  firstIndex: number;
  /** How many rows the list has, as far as it is known. */
  total: number;
};

/** A list of which nothing is known yet. */
export const emptyWindow: MessageWindow = { rows: [], firstIndex: 0, total: 0 };

/** Room made beyond rows whose place was estimated wrongly, so that they can be scrolled past. */
const room = 100;

/**
 * Gives loaded rows their places. `counted` is what the folders' counts say; where the rows reach
 * an end of the list, their places are exact whatever was estimated before.
 */
export function placeRows(anchor: Anchor, loaded: Loaded, counted: number): MessageWindow {
  const { rows, newer, reachedNewest, reachedOldest } = loaded;
  const length = rows.length;
  if (reachedNewest) {
    const total = reachedOldest ? length : Math.max(counted, length + 1);
    return { rows, firstIndex: 0, total };
  }
  if (reachedOldest) {
    const total = Math.max(counted, length + 1);
    return { rows, firstIndex: total - length, total };
  }
  const guess = anchor.type === 'at' ? anchor.index - newer : 0;
  const firstIndex = guess > 0 ? guess : room;
  const end = firstIndex + length;
  return { rows, firstIndex, total: end < counted ? counted : end + room };
}

/**
 * By how many rows what is on the screen has moved in the list: what to scroll by so that it
 * stays where it is. `visible` are the rows on the screen before, top first.
 */
export function shiftOf(
  previous: MessageWindow,
  next: MessageWindow,
  visible: readonly string[],
): number {
  const before = indexById(previous);
  const after = indexById(next);
  for (const id of visible) {
    const [from, to] = [before.get(id), after.get(id)];
    if (from !== undefined && to !== undefined) return to - from;
  }
  return 0;
}

/** The place of each loaded row. */
export function indexById(window: MessageWindow): Map<string, number> {
  return new Map(window.rows.map((row, i) => [row.id, window.firstIndex + i]));
}

/** The row at a place, if it is loaded. */
export function rowAt(window: MessageWindow, index: number): PlacementRow | undefined {
  return window.rows[index - window.firstIndex];
}

/** A row whose place was found by walking there. */
export type Fence = { index: number; key: SortKey };

/** How to find the row at a place: walk from a fence nearby, or guess from the dates around. */
export type Route = { type: 'walk'; from: Fence; rows: number } | { type: 'guess'; key: SortKey };

/**
 * How to get to the row at `index` without walking over more than `step` rows.
 *
 * @param fences by ascending index; the newest and the oldest row among them.
 */
export function routeTo(fences: readonly Fence[], index: number, step: number): Route | null {
  const after = fences.findIndex((fence) => fence.index > index);
  const from = fences[after === -1 ? fences.length - 1 : after - 1];
  const to = after === -1 ? undefined : fences[after];
  if (from !== undefined && index - from.index <= step) {
    return { type: 'walk', from, rows: index - from.index };
  }
  if (to !== undefined && to.index - index <= step) {
    return { type: 'walk', from: to, rows: index - to.index };
  }
  if (from === undefined || to === undefined) return null;
  const part = (index - from.index) / (to.index - from.index);
  const date = Math.round(from.key[0] + (to.key[0] - from.key[0]) * part);
  // The highest id there can be: the row found is the first one of that date or older.
  return { type: 'guess', key: [date, '\uffff'] };
}

/** About where a key is in the list, by the dates of the fences around it. */
export function estimateIndex(fences: readonly Fence[], key: SortKey): number {
  const after = fences.findIndex((fence) => fence.key[0] < key[0]);
  const from = fences[after === -1 ? fences.length - 1 : after - 1];
  const to = after === -1 ? undefined : fences[after];
  if (from === undefined) return 0;
  if (to === undefined || from.key[0] === to.key[0]) return from.index;
  const part = (from.key[0] - key[0]) / (from.key[0] - to.key[0]);
  return Math.round(from.index + (to.index - from.index) * part);
}
