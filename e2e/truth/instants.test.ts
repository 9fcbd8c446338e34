import { expect, test } from 'vitest';
import { seededRandom } from '../servers/seeded-random.ts';
import { spreadInstants } from './instants.ts';

test('instants lie one in each part of the whole, and differ from seed to seed', () => {
  const instants = spreadInstants(20, seededRandom(1));
  expect(instants.map((instant) => Math.floor(instant * 20))).toEqual([...Array(20).keys()]);
  expect(instants).not.toEqual(spreadInstants(20, seededRandom(2)));
});
