import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseContent } from '../mime/parse-content.ts';
import { IndexStore, type SqlDatabase, StaleIndexError } from './index-store.ts';
import { parseQuery } from './parse-query.ts';
import { matches } from './scan.ts';
import type { IndexDocument } from './search-index.ts';
import { sqlDatabase } from './sql-database.ts';

let newDatabase: () => SqlDatabase;
beforeAll(async () => {
  const sqlite = await sqlite3InitModule();
  newDatabase = () => sqlDatabase(new sqlite.oo1.DB(':memory:'));
});

const document = (doc: number, parts: Partial<IndexDocument> = {}): IndexDocument => ({
  doc,
  subject: '',
  from: '',
  to: '',
  text: '',
  attachments: '',
  date: doc,
  ...parts,
});

function storeWith(documents: IndexDocument[]): IndexStore {
  const store = IndexStore.open(newDatabase(), 'cache');
  store.add(documents);
  return store;
}

/** What a scan of all documents finds, in the order results come. */
function scanned(documents: readonly IndexDocument[], query: string): number[] {
  const plan = parseQuery(query);
  return documents
    .filter((d) => matches(d, plan))
    .sort((a, b) => b.date - a.date || b.doc - a.doc)
    .map(({ doc }) => doc);
}

function found(store: IndexStore, query: string, limit = 1_000_000): number[] {
  return store.match(parseQuery(query), limit).docs;
}

describe('the index', () => {
  it('finds words in every part of a message, and only in the part that is asked for', () => {
    const store = storeWith([
      document(1, { subject: 'Quarterly computers' }),
      document(2, { from: 'Ada Computer ada@example.org' }),
      document(3, { to: 'computer@example.net' }),
      document(4, { text: 'my computer hums' }),
      document(5, { attachments: 'computer.pdf' }),
      document(6, { text: 'nothing of it' }),
    ]);
    expect(found(store, 'comput')).toEqual([5, 4, 3, 2, 1]);
    expect(found(store, 'computer')).toEqual([5, 4, 3, 2, 1]);
    expect(found(store, '"computer"')).toEqual([5, 4, 3, 2]);
    expect(found(store, 'subject:computer')).toEqual([1]);
    expect(found(store, 'from:computer')).toEqual([2]);
    expect(found(store, 'to:computer')).toEqual([3]);
    expect(found(store, 'body:computer')).toEqual([4]);
    expect(found(store, 'file:computer.pdf')).toEqual([5]);
    expect(found(store, 'from:ada@example.org')).toEqual([2]);
    expect(found(store, 'computer -subject:computers -hums')).toEqual([5, 3, 2]);
    expect(found(store, '-computer')).toEqual([6]);
  });

  it('makes no difference between cases, accents and widths, whatever was typed', () => {
    const store = storeWith([
      document(1, { text: 'Grüße aus Zürich' }),
      document(2, { text: 'GRUSSE AUS ZURICH' }),
      document(3, { text: 'Gru\u0308sse aus Zu\u00adrich' }),
      document(4, { text: '\uff27\uff52\uff55\uff53\uff53\uff45 aus Zurich' }),
      document(5, { text: 'ΟΔΟΣ и ёлка, İstanbul' }),
    ]);
    for (const query of ['grüße zürich', 'GRUSSE', '"grusse aus"']) {
      expect(found(store, query)).toEqual([4, 3, 2, 1]);
    }
    for (const query of ['οδός', 'ЕЛКА', 'istanbul']) expect(found(store, query)).toEqual([5]);
  });

  it('finds any part of text in scripts without spaces', () => {
    const store = storeWith([
      document(1, { subject: '東京都知事選挙のお知らせ' }),
      document(2, { subject: '京都へ行く' }),
      document(3, { text: 'ขอบคุณสำหรับการสั่งซื้อ' }),
      document(4, { text: '請看iPhone手機的說明' }),
    ]);
    expect(found(store, '京都')).toEqual([2, 1]);
    expect(found(store, '東京')).toEqual([1]);
    expect(found(store, '知事選')).toEqual([1]);
    expect(found(store, 'สำหรับ')).toEqual([3]);
    expect(found(store, 'iphone手機')).toEqual([4]);
    expect(found(store, '都京')).toEqual([]);
  });

  it('answers newest first, at most as many as asked for, and counts all', () => {
    const store = storeWith([
      document(1, { text: 'tea', date: 300 }),
      document(2, { text: 'tea', date: 100 }),
      document(3, { text: 'tea', date: 200 }),
    ]);
    expect(store.match(parseQuery('tea'), 2)).toEqual({ docs: [1, 3], total: 3 });
    expect(store.match(parseQuery('coffee'), 2)).toEqual({ docs: [], total: 0 });
    expect(store.match(parseQuery('  "" - '), 2)).toEqual({ docs: [], total: 0 });
  });

  it('FIND-2: has the documents and the watermark of every add that completed, none of others', () => {
    const db = newDatabase();
    const store = IndexStore.open(db, 'cache');
    expect(store.add([document(2, { text: 'a' }), document(1, { text: 'a' })])).toBe(2);
    const broken: SqlDatabase = {
      ...db,
      each: (sql, rows) => {
        if (sql.includes('facts')) throw new Error('the disk is full');
        db.each(sql, rows);
      },
    };
    expect(() => IndexStore.open(broken, 'cache').add([document(3, { text: 'a' })])).toThrow(
      'the disk is full',
    );
    const again = IndexStore.open(db, 'cache');
    expect([again.watermark, again.documents, found(again, 'a')]).toEqual([2, 2, [2, 1]]);
    expect(again.add([document(2, { text: 'b' }), document(3, { text: 'a' })])).toBe(3);
    expect([found(again, 'a'), found(again, 'b')]).toEqual([[3, 2, 1], []]);
  });

  it('forgets documents, and does not take them back below its watermark', () => {
    const store = storeWith([document(1, { text: 'a' }), document(2, { text: 'a' })]);
    store.forget([2, 2, 99]);
    store.add([document(2, { text: 'a' })]);
    expect([found(store, 'a'), store.documents, store.watermark]).toEqual([[1], 1, 2]);
  });

  it('FIND-2: refuses a file of another cache, another format, or damaged', () => {
    const db = newDatabase();
    IndexStore.open(db, 'cache').add([document(1)]);
    expect(() => IndexStore.open(db, 'other')).toThrow(StaleIndexError);
    db.run("UPDATE facts SET value = 'older' WHERE name = 'format'");
    expect(() => IndexStore.open(db, 'cache')).toThrow(StaleIndexError);
    const foreign = newDatabase();
    foreign.run('CREATE TABLE something (a)');
    expect(() => IndexStore.open(foreign, 'cache')).toThrow(StaleIndexError);
    const ahead = newDatabase();
    IndexStore.open(ahead, 'cache').add([document(7)]);
    ahead.run("UPDATE facts SET value = '3' WHERE name = 'watermark'");
    expect(() => IndexStore.open(ahead, 'cache')).toThrow(StaleIndexError);
    const gone = newDatabase();
    IndexStore.open(gone, 'cache');
    gone.run('DROP TABLE words');
    expect(() => IndexStore.open(gone, 'cache')).toThrow();
  });
});

const word = fc.oneof(
  fc.constantFrom('tea', 'team', 'teapot', 'té', 'TEA', 'straße', 'STRASSE', 'e-mail', 'émail'),
  fc.constantFrom(
    '京都',
    '東京都',
    '都',
    'カフェ',
    'か',
    'が',
    'สำหรับ',
    'हिन्दी',
    'हिन्द',
    '한국어',
    'שָׁלוֹם',
    'שלום',
  ),
  fc.constantFrom(
    'а\u0301',
    'й',
    'ﬁn',
    'fin',
    '½',
    'x²',
    '😀',
    'a\u200cb',
    'a\u200bb',
    '\ud800',
    'a_b',
    '\u0000',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const documents = fc
  .array(
    fc.record({ subject: text, from: text, to: text, text, attachments: text, date: fc.nat(5) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((list) => list.map((parts, i) => document(i + 1, parts)));
const term = fc
  .tuple(
    fc.constantFrom('', '', '-'),
    fc.constantFrom('', '', 'from:', 'to:', 'subject:', 'text:', 'file:', 'x:'),
    fc.oneof(
      word,
      fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
    ),
  )
  .map((pieces) => pieces.join(''));
const query = fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => terms.join(' '));

describe('FIND-3: a search finds what a scan of all messages finds', () => {
  it('for random messages and queries', () => {
    fc.assert(
      fc.property(documents, fc.array(query, { minLength: 5, maxLength: 15 }), (list, queries) => {
        const store = storeWith(list);
        for (const q of queries) expect([q, found(store, q)]).toEqual([q, scanned(list, q)]);
      }),
      { seed: 20_02, numRuns: 150 },
    );
  });

  const corpus = join(import.meta.dirname, '../../../shared/corpus/real');
  it.skipIf(!existsSync(corpus))(
    'for real mail (skipped where shared/corpus is absent)',
    async () => {
      const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.eml'))
        .sort()
        .filter((_, i) => i % 8 === 0);
      const list: IndexDocument[] = [];
      for (const file of files) {
        const row = await parseContent('0', new Uint8Array(readFileSync(join(corpus, file))));
        const people = (addresses: typeof row.from) =>
          addresses.map(({ name, address }) => `${name} ${address}`).join(' ');
        list.push(
          document(list.length + 1, {
            subject: row.subject,
            from: people(row.from),
            to: people(row.to),
            text: row.text.slice(0, 20_000),
            attachments: row.attachments.map(({ name }) => name).join(' '),
            date: row.sent ?? 0,
          }),
        );
      }
      expect(list.length).toBeGreaterThan(600);
      const store = storeWith(list);
      const queries = [
        'linux',
        '"the list"',
        'from:a -text:the',
        'subject:re',
        'account verif',
        '-http',
      ];
      for (const d of list.filter((_, i) => i % 29 === 0)) {
        queries.push(`subject:"${d.subject}"`, d.text.split(/\s+/).slice(5, 7).join(' '));
      }
      for (const q of queries) expect([q, found(store, q)]).toEqual([q, scanned(list, q)]);
    },
  );
});
