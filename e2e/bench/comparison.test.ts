import { expect, test } from 'vitest';
import { compare, summarise } from './comparison.ts';
import type { Measures } from './participant.ts';
import type { Score } from './rounds.ts';

const score = (change: Partial<Score>): Score => ({
  name: 'Godwit',
  protocol: 'imap',
  runs: [],
  watched: null,
  failure: null,
  ...change,
});

test('runs are summed up by best, median and worst of each measure', () => {
  const runs: Measures[] = [
    { stored: 30 },
    { stored: 10 },
    { stored: 20 },
    { stored: 40, resync: 5 },
  ];
  expect(summarise(runs)).toEqual({
    stored: { best: 10, median: 25, worst: 40 },
    resync: { best: 5, median: 5, worst: 5 },
  });
});

test('Godwit is compared with the peers of the same protocol, job for job', () => {
  const rows = compare([
    score({
      runs: [
        { stored: 50, searchable: 60, 'stored from start': 100, 'searchable from start': 110 },
      ],
    }),
    score({ name: 'mbsync', runs: [{ stored: 100, 'searchable (mu)': 220 }] }),
    score({ name: 'mpop', protocol: 'pop3', runs: [{ stored: 1, 'searchable (mu)': 2 }] }),
  ]);
  expect(rows.map(({ job, peer, ratioFromStart }) => [job, peer, ratioFromStart])).toEqual([
    ['stored', 'mbsync', 1],
    ['searchable', 'mbsync + mu', 0.5],
    ['searchable', 'mbsync alone', 1.1],
  ]);
});

test('without a peer, and without a run of its own, there is nothing to compare', () => {
  expect(compare([score({ runs: [{ stored: 1 }] })])).toEqual([]);
  expect(compare([score({}), score({ name: 'mbsync', runs: [{ stored: 1 }] })])).toEqual([]);
});
