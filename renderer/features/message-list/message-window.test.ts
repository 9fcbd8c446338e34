import { describe, expect, it } from 'vitest';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import type { Anchor, Loaded, SortKey } from './message-order.ts';
import { estimateIndex, type Fence, placeRows, routeTo, shiftOf } from './message-window.ts';

const rows = (...ids: string[]): PlacementRow[] => ids.map((id) => ({ id }) as PlacementRow);
const many = (n: number, from = 0) => rows(...Array.from({ length: n }, (_, i) => `m${from + i}`));
const at = (index: number): Anchor => ({ type: 'at', key: [0, ''], index });
const loaded = (part: Partial<Loaded>): Loaded => ({
  rows: many(300),
  newer: 100,
  reachedNewest: false,
  reachedOldest: false,
  ...part,
});

describe('places of loaded rows', () => {
  it.each<[string, Anchor, Loaded, number, number, number]>([
    [
      'a whole short list',
      { type: 'newest' },
      loaded({ rows: many(3), reachedNewest: true, reachedOldest: true }),
      5,
      0,
      3,
    ],
    ['the newest of many', { type: 'newest' }, loaded({ reachedNewest: true }), 9_000, 0, 9_000],
    [
      'the newest, when the counts lag behind',
      { type: 'newest' },
      loaded({ reachedNewest: true }),
      0,
      0,
      301,
    ],
    ['the oldest', { type: 'oldest' }, loaded({ reachedOldest: true }), 9_000, 8_700, 9_000],
    ['the middle', at(5_000), loaded({}), 9_000, 4_900, 9_000],
    [
      'a guess that turned out to be at the top',
      at(5_000),
      loaded({ newer: 7, reachedNewest: true }),
      9_000,
      0,
      9_000,
    ],
    ['a guess too near to the top, with more rows above', at(90), loaded({}), 9_000, 100, 9_000],
    ['a guess beyond the end, with more rows below', at(8_990), loaded({}), 9_000, 8_890, 9_290],
  ])('%s', (_what, anchor, part, counted, firstIndex, total) => {
    expect(placeRows(anchor, part, counted)).toMatchObject({ firstIndex, total });
  });
});

describe('the shift of what is on the screen', () => {
  const window = (firstIndex: number, ...ids: string[]) => ({
    rows: rows(...ids),
    firstIndex,
    total: 99,
  });

  it('is how many rows came above', () => {
    expect(shiftOf(window(0, 'a', 'b', 'c'), window(0, 'x', 'y', 'a', 'b'), ['b', 'c'])).toBe(2);
  });
  it('goes by the next row when the top one was removed', () => {
    expect(shiftOf(window(0, 'a', 'b', 'c'), window(0, 'a', 'c'), ['b', 'c'])).toBe(-1);
  });
  it('is none when nothing of it is left', () => {
    expect(shiftOf(window(0, 'a'), window(50, 'z'), ['a'])).toBe(0);
  });
});

describe('the way to a place', () => {
  const fence = (index: number, date: number): Fence => ({ index, key: [date, 'k'] });
  const fences = [fence(0, 10_000), fence(1_000, 9_000), fence(9_000, 1_000), fence(9_999, 0)];

  it('is a walk down from the fence above', () => {
    expect(routeTo(fences, 1_700, 1_000)).toEqual({ type: 'walk', from: fences[1], rows: 700 });
  });
  it('is a walk up from the fence below, where that is nearer', () => {
    expect(routeTo(fences, 8_300, 1_000)).toEqual({ type: 'walk', from: fences[2], rows: -700 });
  });
  it('is a guess by date where no fence is near', () => {
    expect(routeTo(fences, 5_000, 1_000)).toEqual({ type: 'guess', key: [5_000, '\uffff'] });
  });
  it('is none in an empty list', () => {
    expect(routeTo([], 5, 1_000)).toBeNull();
  });
  it.each<[SortKey, number]>([
    [[10_000, 'k'], 0],
    [[5_000, 'k'], 5_000],
    [[-5, 'k'], 9_999],
    [[20_000, 'k'], 0],
  ])('back from a key %j is about %i', (key, index) => {
    expect(estimateIndex(fences, key)).toBe(index);
  });
});
