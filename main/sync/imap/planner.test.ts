import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImapCursor } from '../../../app/sync/batch.ts';
import type { KnownMessage } from '../../../app/sync/engine.ts';
import type { FolderPlan, ServerFolderState } from './planner.ts';
import {
  chunks,
  compareUids,
  isUnchanged,
  parseUidSet,
  planFetch,
  planFolder,
  sameFlags,
  sequenceSet,
} from './planner.ts';

const cursor = (change: Partial<ImapCursor> = {}): ImapCursor => ({
  kind: 'imap',
  folder: 'a/INBOX',
  uidValidity: 7,
  uidNext: 4,
  highestModseq: '10',
  ...change,
});
const server = (change: Partial<ServerFolderState> = {}): ServerFolderState => ({
  uidValidity: 7,
  uidNext: 4,
  highestModseq: '10',
  messages: 3,
  ...change,
});
const message = (uid: number, hasContent = true): KnownMessage => ({ uid, hasContent, flags: [] });
const three = [message(1), message(2), message(3)];

describe('planFolder (IMAP-2)', () => {
  const table: {
    name: string;
    cursor: ImapCursor | null;
    known: KnownMessage[];
    server: ServerFolderState;
    plan: FolderPlan;
  }[] = [
    {
      name: 'a folder never seen',
      cursor: null,
      known: [],
      server: server(),
      plan: { reset: false, listUids: true, flags: { type: 'none' } },
    },
    {
      name: 'a first listing that was cut short before any cursor',
      cursor: null,
      known: [message(3)],
      server: server(),
      plan: { reset: false, listUids: true, flags: { type: 'all' } },
    },
    {
      name: 'a first listing that was cut short after its first batch',
      cursor: cursor({ uidNext: 0, highestModseq: null }),
      known: [message(3)],
      server: server(),
      plan: { reset: false, listUids: true, flags: { type: 'all' } },
    },
    {
      name: 'nothing happened',
      cursor: cursor(),
      known: three,
      server: server(),
      plan: { reset: false, listUids: false, flags: { type: 'none' } },
    },
    {
      name: 'IMAP-3: UIDVALIDITY changed',
      cursor: cursor(),
      known: [],
      server: server({ uidValidity: 8 }),
      plan: { reset: true, listUids: true, flags: { type: 'none' } },
    },
    {
      name: 'new mail',
      cursor: cursor(),
      known: three,
      server: server({ uidNext: 5, messages: 4, highestModseq: '11' }),
      plan: { reset: false, listUids: true, flags: { type: 'changedSince', modseq: '10' } },
    },
    {
      name: 'one came, one went',
      cursor: cursor(),
      known: three,
      server: server({ uidNext: 5, highestModseq: '12' }),
      plan: { reset: false, listUids: true, flags: { type: 'changedSince', modseq: '10' } },
    },
    {
      name: 'expunged only',
      cursor: cursor(),
      known: three,
      server: server({ messages: 2, highestModseq: '11' }),
      plan: { reset: false, listUids: true, flags: { type: 'changedSince', modseq: '10' } },
    },
    {
      name: 'flags only',
      cursor: cursor(),
      known: three,
      server: server({ highestModseq: '11' }),
      plan: { reset: false, listUids: false, flags: { type: 'changedSince', modseq: '10' } },
    },
    {
      name: 'mod-sequences run backwards after a restored backup',
      cursor: cursor(),
      known: three,
      server: server({ highestModseq: '9' }),
      plan: { reset: false, listUids: false, flags: { type: 'all' } },
    },
    {
      name: 'no CONDSTORE',
      cursor: cursor({ highestModseq: null }),
      known: three,
      server: server({ highestModseq: null }),
      plan: { reset: false, listUids: false, flags: { type: 'all' } },
    },
    {
      name: 'emptied',
      cursor: cursor(),
      known: three,
      server: server({ messages: 0, highestModseq: '20' }),
      plan: { reset: false, listUids: true, flags: { type: 'changedSince', modseq: '10' } },
    },
  ];
  for (const row of table) {
    it(row.name, () => {
      expect(planFolder(row.cursor, row.known, row.server)).toEqual(row.plan);
    });
  }

  it('believes in an unchanged folder only with mod-sequences', () => {
    expect(isUnchanged(server(), server())).toBe(true);
    expect(isUnchanged(server({ highestModseq: null }), server({ highestModseq: null }))).toBe(
      false,
    );
    expect(isUnchanged(server(), server({ highestModseq: '11' }))).toBe(false);
  });
});

describe('compareUids', () => {
  it('IMAP-1: fresh and missing newest first, vanished apart', () => {
    const known = [message(1), message(2, false), message(3), message(5, false)];
    expect(compareUids(known, [2, 3, 5, 8, 9])).toEqual({
      fresh: [9, 8],
      missing: [5, 2],
      vanished: [1],
    });
  });

  it('SYNC-5: what is known, less vanished, plus fresh, is what the server has', () => {
    const uids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(uids, uids, (here, there) => {
        const { fresh, vanished } = compareUids(
          here.map((uid) => message(uid)),
          there,
        );
        const after = new Set([...here.filter((uid) => !vanished.includes(uid)), ...fresh]);
        expect(after).toEqual(new Set(there));
      }),
    );
  });
});

describe('planFetch (SYNC-3)', () => {
  const limits = { maxMessages: 3, maxBytes: 100, maxMessageBytes: 1_000 };

  it('cuts newest first by count and by bytes', () => {
    const wanted = [1, 2, 3, 4, 5].map((uid) => ({ uid, size: 30 }));
    expect(planFetch(wanted, limits)).toEqual([
      { uids: [5, 4, 3], bytes: 90 },
      { uids: [2, 1], bytes: 60 },
    ]);
  });

  it('leaves a big message alone in its range', () => {
    const wanted = [
      { uid: 3, size: 40 },
      { uid: 2, size: 900 },
      { uid: 1, size: 40 },
    ];
    expect(planFetch(wanted, limits)).toEqual([
      { uids: [3], bytes: 40 },
      { uids: [2], bytes: 900 },
      { uids: [1], bytes: 40 },
    ]);
  });

  it('IMAP-5: does not ask for a message beyond the limit', () => {
    expect(planFetch([{ uid: 1, size: 1_001 }], limits)).toEqual([]);
  });
});

describe('sequence sets', () => {
  it('joins neighbours', () => {
    expect(sequenceSet([9, 3, 5, 4, 11, 10])).toBe('3:5,9:11');
    expect(sequenceSet([4])).toBe('4');
    expect(sequenceSet([])).toBe('');
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 })), (uids) => {
        const sorted = [...uids].sort((a, b) => a - b);
        expect(parseUidSet(sequenceSet(uids), 1_000)).toEqual(sorted);
      }),
    );
  });

  it('IMAP-5: refuses UID 0, nonsense and sets too large to be true', () => {
    expect(parseUidSet('0:3', 100)).toBeNull();
    expect(parseUidSet('1:4294967295', 100)).toBeNull();
    expect(parseUidSet('4294967296', 100)).toBeNull();
    expect(parseUidSet('1:*', 100)).toBeNull();
    expect(parseUidSet('1,,2', 100)).toBeNull();
    expect(parseUidSet('5:3', 100)).toEqual([3, 4, 5]);
  });
});

describe('flags', () => {
  it('are compared without case, order and \\Recent', () => {
    expect(sameFlags(['\\Seen', '$Label1'], ['$label1', '\\seen', '\\Recent'])).toBe(true);
    expect(sameFlags(['\\Seen'], ['\\Flagged'])).toBe(false);
    expect(sameFlags(['\\Seen'], [])).toBe(false);
  });

  it('chunks keep order and lose nothing', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  });
});
