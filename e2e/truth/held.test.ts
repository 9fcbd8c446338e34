import { expect, test } from 'vitest';
import { differenceOf, type Held } from './held.ts';

const held = (change: Partial<Held> = {}): Held => ({
  account: 'A',
  folder: 'INBOX',
  id: '1',
  sha256: 'aa',
  flags: [],
  ...change,
});

test('equal holdings in another order do not differ', () => {
  const truth = [held(), held({ id: '2' })];
  expect(differenceOf(truth, truth.toReversed())).toEqual({ missing: [], surplus: [], twice: [] });
});

test('a missing message, changed bytes, changed flags and a doubled message are each found', () => {
  const truth = [held(), held({ id: '2', flags: ['\\Seen'] })];
  expect(differenceOf(truth, [held()]).missing).toHaveLength(1);
  const changed = differenceOf(truth, [held({ sha256: 'bb' }), held({ id: '2' })]);
  expect([changed.missing.length, changed.surplus.length]).toEqual([2, 2]);
  expect(differenceOf([held()], [held(), held()]).twice).toHaveLength(1);
});
