import { describe, expect, it } from 'vitest';
import type { KnownUidl } from '../../../app/sync/engine.ts';
import type { ServerMessage, Settled } from './planner.ts';
import { createLedger, planRetrieval, planSampling } from './planner.ts';

/** `u=h` is UIDL u of content h; `u/t=h` with the twin t. */
const known = (...texts: string[]): KnownUidl[] =>
  texts.map((text) => {
    const [name = '', hash = ''] = text.split('=');
    const [uidl = '', twin = ''] = name.split('/');
    return { uidl, twin, hash };
  });

/** UIDLs in the order of message numbers; `-` has none. */
const listing = (uidls: readonly string[]): ServerMessage[] =>
  uidls.map((uidl, index) => ({
    number: index + 1,
    octets: 10,
    uidl: uidl === '-' ? null : uidl,
  }));

describe('planRetrieval', () => {
  const table: [string, string[], string[], number[], number][] = [
    ['an empty cache takes all, newest first', ['a', 'b', 'c'], [], [3, 2, 1], 0],
    ['nothing new', ['a', 'b'], ['a=1', 'b=2'], [], 2],
    ['one new in the middle', ['a', 'x', 'b'], ['a=1', 'b=2'], [2], 2],
    ['fewer than before says nothing', ['b'], ['a=1', 'b=2'], [], 1],
    ['an empty listing says nothing', [], ['a=1', 'b=2'], [], 0],
    ['a UIDL listed twice and known once: both', ['a', 'b', 'a'], ['a=1', 'b=2'], [3, 1], 1],
    ['a UIDL listed twice and known twice: none', ['a', 'a'], ['a=1', 'a/2=2'], [], 2],
    ['a UIDL known twice and listed once: none', ['a'], ['a=1', 'a/2=2'], [], 1],
    ['no UIDL: always', ['a', '-'], ['a=1'], [2], 1],
    ['all renumbered: all', ['x', 'y'], ['a=1', 'b=2'], [2, 1], 0],
  ];
  it.each(table)('POP-2 %s', (_, uidls, before, numbers, stored) => {
    const plan = planRetrieval(listing(uidls), known(...before));
    expect(plan.wanted.map(({ number }) => number)).toEqual(numbers);
    expect(plan.stored).toBe(stored);
  });
});

const text = (settled: Settled): string => {
  const name = ({ uidl, twin }: { uidl: string; twin: string }): string =>
    twin === '' ? uidl : `${uidl}/${twin}`;
  switch (settled.type) {
    case 'known':
      return 'known';
    case 'new':
      return `new ${name(settled.ref)}`;
    case 'rebound':
      return `${name(settled.from)} > ${name(settled.to)}`;
  }
};

describe('createLedger', () => {
  const table: [string, string[], string[], string[], string[]][] = [
    ['new', ['a'], [], ['a=1'], ['new a']],
    ['equal content under two live UIDLs', ['a', 'b'], [], ['b=1', 'a=1'], ['new b', 'new a']],
    ['the same, one of them known', ['a', 'b'], ['a=1'], ['b=1'], ['new b']],
    ['a UIDL twice', ['a', 'a'], [], ['a=2', 'a=1'], ['new a', 'new a/1']],
    ['a UIDL twice, one known', ['a', 'a'], ['a=1'], ['a=2', 'a=1'], ['new a/2', 'known']],
    ['UIDL and content twice', ['a', 'a'], [], ['a=1', 'a=1'], ['new a', 'new a/1']],
    [
      'UIDL and content four times',
      ['a', 'a', 'a', 'a'],
      ['a=1'],
      ['a=1', 'a=1', 'a=1', 'a=1'],
      ['known', 'new a/1', 'new a/1:2', 'new a/1:3'],
    ],
    ['a new UIDL of a known content', ['x'], ['a=1'], ['x=1'], ['a > x']],
    ['a new UIDL of a twin', ['x'], ['a/1=1'], ['x=1'], ['a/1 > x']],
    [
      'two copies renumbered: each takes one',
      ['x', 'y'],
      ['a=1', 'b=1'],
      ['y=1', 'x=1'],
      ['b > y', 'a > x'],
    ],
    [
      'a third copy beside two renumbered ones is new',
      ['x', 'y', 'z'],
      ['a=1', 'b=1'],
      ['z=1', 'y=1', 'x=1'],
      ['b > z', 'a > y', 'new x'],
    ],
    ['what is listed is never taken from', ['a', 'x'], ['a=1'], ['x=1'], ['new x']],
    ['into a UIDL that is taken', ['b', 'b'], ['a=1', 'b=2'], ['b=1', 'b=2'], ['a > b/1', 'known']],
    ['no UIDL, known by content', ['-'], ['hash:1=1'], ['hash:1=1'], ['known']],
    ['a server that learned UIDL', ['x'], ['hash:1=1'], ['x=1'], ['hash:1 > x']],
    [
      'a server that lost UIDL',
      ['-', '-'],
      ['a=1', 'b=1'],
      ['hash:1=1', 'hash:1=1'],
      ['b > hash:1', 'a > hash:1/1'],
    ],
  ];
  it.each(table)('POP-2 %s', (_, uidls, before, downloads, expected) => {
    const ledger = createLedger(listing(uidls), known(...before));
    const settled = downloads.map((download) => {
      const [uidl = '', hash = ''] = download.split('=');
      return text(ledger.settle(uidl, hash));
    });
    expect(settled).toEqual(expected);
  });

  it('POP-2 what it decided is complete: the next listing wants nothing', () => {
    const uidls = ['a', 'a', 'b', 'a', 'c', 'c'];
    const contents = ['1', '1', '2', '1', '3', '4'];
    const before = known('a=1', 'old=3');
    const ledger = createLedger(listing(uidls), before);
    const after = new Map(before.map((each) => [`${each.uidl}/${each.twin}`, each]));
    for (const { number, uidl } of planRetrieval(listing(uidls), before).wanted) {
      const hash = contents[number - 1] ?? '';
      const settled = ledger.settle(uidl ?? '', hash);
      if (settled.type === 'known') continue;
      const ref = settled.type === 'new' ? settled.ref : settled.to;
      if (settled.type === 'rebound') after.delete(`${settled.from.uidl}/${settled.from.twin}`);
      expect(after.has(`${ref.uidl}/${ref.twin}`)).toBe(false);
      after.set(`${ref.uidl}/${ref.twin}`, { uidl: ref.uidl, twin: ref.twin, hash });
    }
    expect(after.size).toBe(uidls.length);
    expect(planRetrieval(listing(uidls), [...after.values()]).wanted).toEqual([]);
  });

  it('a server that says the same 200,000 times is settled without looking back each time', () => {
    const count = 200_000;
    const same = Array.from({ length: count }, (): string => 'a');
    const ledger = createLedger(listing(same), known('a=1'));
    let fresh = 0;
    for (let n = 0; n < count; n += 1) if (ledger.settle('a', '1').type === 'new') fresh += 1;
    expect(fresh).toBe(count - 1);
  });
});

describe('planSampling', () => {
  const remembered = (...octets: number[]) =>
    octets.map((each, n) => ({ octets: each, uidl: `${n}` }));
  const table: [string, number[], number[], number, number[]][] = [
    ['nothing remembered', [], [5, 6], 0, []],
    ['the same', [5, 6], [5, 6], 2, [0, 1]],
    ['one more', [5, 6], [5, 6, 7], 2, [0, 1]],
    ['another size at the end', [5, 6], [5, 7], 1, [0]],
    ['the oldest is gone', [5, 6, 7], [6, 7], 0, []],
    ['fewer', [5, 6, 7], [5, 6], 2, [0, 1]],
  ];
  it.each(table)('%s', (_, old, now, same, samples) => {
    expect(planSampling(remembered(...old), now)).toEqual({ same, samples });
  });

  it('looks at eight of many, the last one among them', () => {
    const octets = Array.from({ length: 1000 }, (_, n) => n);
    const { same, samples } = planSampling(remembered(...octets), octets);
    expect(same).toBe(1000);
    expect(samples).toEqual([124, 249, 374, 499, 624, 749, 874, 999]);
  });
});
