import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import { Cache } from '../../../app/cache/schema.ts';
import { indexById, rowAt } from './message-window.ts';
import { WindowReader } from './window-reader.ts';

let cache: Cache;

const row = (n: number, part: Partial<PlacementRow> = {}): PlacementRow => ({
  id: `m${String(n).padStart(6, '0')}`,
  account: 'a',
  folder: 'a/INBOX',
  role: 'inbox',
  ref: { kind: 'imap', uidValidity: 1, uid: n },
  uid: n,
  uidValidity: 1,
  hash: null,
  doc: null,
  flags: [],
  seen: 0,
  date: n * 1_000,
  received: 0,
  size: 1,
  subject: `Subject ${n}`,
  from: [],
  to: [],
  messageId: '',
  snippet: '',
  attachments: 0,
  ...part,
});
const fill = (from: number, to: number) =>
  cache.placements.bulkPut(Array.from({ length: to - from }, (_, i) => row(from + i)));

/** Resolves as soon as the reader's state is as wanted. */
function until(reader: WindowReader, wanted: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (wanted()) resolve();
    const stop = reader.subscribe(() => {
      if (!wanted()) return;
      stop();
      resolve();
    });
  });
}

const inbox = { type: 'role', role: 'inbox' } as const;
let stops: (() => void)[] = [];

async function opened(counted: number): Promise<WindowReader> {
  const reader = new WindowReader(cache, inbox);
  stops.push(reader.subscribe(() => undefined));
  reader.setCounted(counted);
  await until(reader, () => reader.snapshot().ready);
  return reader;
}

beforeEach(() => {
  cache = new Cache();
});
afterEach(async () => {
  for (const stop of stops) stop();
  stops = [];
  await cache.delete();
});

describe('the window on a list', () => {
  it('opens with the newest rows, newest first, and knows how many there are', async () => {
    await fill(0, 3_000);
    const reader = await opened(3_000);
    const { rows, firstIndex, total } = reader.snapshot();
    expect([rows[0]?.uid, rows[1]?.uid, firstIndex, total]).toEqual([2_999, 2_998, 0, 3_000]);
  });

  it('jumps to any place and shows the rows of that place', async () => {
    await fill(0, 3_000);
    const reader = await opened(3_000);
    for (const index of [1_700, 2_990, 400, 2_300, 0]) {
      reader.look(index, index + 8);
      await until(reader, () => rowAt(reader.snapshot(), index) !== undefined);
      expect(rowAt(reader.snapshot(), index)?.uid).toBe(2_999 - index);
    }
  });

  it('reads no more rows for a place in the middle than for the top', async () => {
    await fill(0, 3_000);
    const reader = await opened(3_000);
    reader.look(1_500, 1_510);
    await until(reader, () => rowAt(reader.snapshot(), 1_500) !== undefined);
    expect(reader.snapshot().rows.length).toBeLessThanOrEqual(300);
  });

  it('goes through the whole list without a gap or a row twice', async () => {
    await fill(0, 1_500);
    const reader = await opened(1_500);
    const seen: number[] = [];
    for (let index = 0; index < 1_500; index++) {
      if (rowAt(reader.snapshot(), index) === undefined || index % 10 === 0) {
        reader.look(index, index + 10);
        await until(reader, () => rowAt(reader.snapshot(), index) !== undefined);
      }
      seen.push(rowAt(reader.snapshot(), index)?.uid ?? -1);
    }
    expect(seen).toEqual(Array.from({ length: 1_500 }, (_, i) => 1_499 - i));
  });

  it('shows a new message at the top, and keeps the identity of the rows below', async () => {
    await fill(0, 500);
    const reader = await opened(500);
    const shown = reader.snapshot().rows[30]?.id ?? '';
    await cache.placements.put(row(500));
    await until(reader, () => reader.snapshot().rows[0]?.uid === 500);
    expect(indexById(reader.snapshot()).get(shown)).toBe(31);
  });

  it('shows a changed flag of a row in the window', async () => {
    await fill(0, 50);
    const reader = await opened(50);
    await cache.placements.update('m000049', { seen: 1 });
    await until(reader, () => reader.snapshot().rows[0]?.seen === 1);
    expect(reader.snapshot().rows).toHaveLength(50);
  });

  it('grows with a first sync, of which the counts come later than the rows', async () => {
    const reader = await opened(0);
    expect(reader.snapshot().total).toBe(0);
    await fill(0, 40);
    await until(reader, () => reader.snapshot().rows.length === 40);
    expect(reader.snapshot().total).toBe(40);
  });

  it('finds its way to a message of which only the key is known', async () => {
    await fill(0, 3_000);
    const reader = await opened(3_000);
    reader.lookAt([1_234_000, 'm001234']);
    await until(reader, () => indexById(reader.snapshot()).has('m001234'));
  });

  it('holds only the messages of its own list', async () => {
    await fill(0, 10);
    await cache.placements.bulkPut([
      row(100, { role: 'sent', folder: 'a/Sent' }),
      row(101, { role: 'none', folder: 'a/INBOX2' }),
    ]);
    const reader = await opened(10);
    expect(reader.snapshot().rows.map(({ uid }) => uid)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('gives the ids between two messages, whichever comes first', async () => {
    await fill(0, 20);
    const reader = await opened(20);
    const expected = ['m000012', 'm000011', 'm000010'];
    expect(await reader.order.idsBetween([12_000, 'm000012'], [10_000, 'm000010'], 99)).toEqual(
      expected,
    );
    expect(await reader.order.idsBetween([10_000, 'm000010'], [12_000, 'm000012'], 99)).toEqual(
      expected,
    );
  });
});
