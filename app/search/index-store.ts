import { foldText } from './fold.ts';
import type { QueryField, QueryPlan, QueryTerm } from './query.ts';
import type { IndexAnswer, IndexDocument } from './search-index.ts';

type SqlValue = string | number | null;

/** The little that is asked of an open SQLite database. */
export type SqlDatabase = {
  /** Runs statements that answer nothing. */
  run(sql: string): void;
  /** Rows as arrays, in the order of the columns. */
  rows(sql: string, values?: SqlValue[]): unknown[][];
  /** Runs one statement for each row of values. */
  each(sql: string, rows: Iterable<SqlValue[]>): void;
};

/** Changes whenever tables, columns or the folding change: older indexes are made anew. */
const format = 'godwit-index-1';

/** The index's file holds something else than this program's index for this cache. */
export class StaleIndexError extends Error {
  constructor(reason: string) {
    super(`The search index has to be made anew: ${reason}.`);
    this.name = 'StaleIndexError';
  }
}

const columns: { [field in QueryField]: string } = {
  subject: 'subject',
  from: 'sender',
  to: 'recipients',
  text: 'body',
  attachments: 'attachments',
};

/**
 * The full-text index in an SQLite database: a contentless FTS5 table (the texts are in IndexedDB
 * already) and each document's date. Text is folded by `foldText` before it goes in, and the
 * `ascii` tokenizer only cuts it: the same rules hold in every place and version of SQLite.
 */
export class IndexStore {
  readonly #db: SqlDatabase;
  #watermark: number;

  private constructor(db: SqlDatabase, watermark: number) {
    this.#db = db;
    this.#watermark = watermark;
  }

  /**
   * Opens the index in a database, or makes it in an empty one.
   *
   * @throws StaleIndexError, or what SQLite throws, when it has to be made anew in an empty file.
   */
  static open(db: SqlDatabase, cacheId: string): IndexStore {
    const tables = db.rows("SELECT name FROM sqlite_schema WHERE name = 'facts'");
    if (tables.length === 0) {
      if (db.rows('SELECT name FROM sqlite_schema LIMIT 1').length > 0) {
        throw new StaleIndexError('the file holds no index');
      }
      create(db, cacheId);
    }
    const facts = new Map(db.rows('SELECT name, value FROM facts').map(([n, v]) => [n, v]));
    if (facts.get('format') !== format) throw new StaleIndexError('it has another format');
    if (facts.get('cacheId') !== cacheId) throw new StaleIndexError('it is of another cache');
    const watermark = Number(facts.get('watermark'));
    if (!Number.isSafeInteger(watermark)) throw new StaleIndexError('its watermark is lost');
    // Reads the roots of both tables: a file cut off or overwritten shows here, not while searching.
    db.rows("SELECT count(*) FROM words WHERE words MATCH 'a*'");
    const highest = Number(db.rows('SELECT coalesce(max(doc), 0) FROM dates')[0]?.[0]);
    if (highest > watermark) throw new StaleIndexError('it has more than its watermark says');
    return new IndexStore(db, watermark);
  }

  /** The highest document number that was ever indexed. */
  get watermark(): number {
    return this.#watermark;
  }

  /** Documents in the index. */
  get documents(): number {
    return Number(this.#db.rows('SELECT count(*) FROM dates')[0]?.[0]);
  }

  /**
   * Adds documents above the watermark, and moves it, in one transaction; others are passed over,
   * so that adding again changes nothing (FIND-2).
   */
  add(documents: readonly IndexDocument[]): number {
    const fresh = documents
      .filter(({ doc }) => doc > this.#watermark)
      .sort((a, b) => a.doc - b.doc)
      .filter(({ doc }, i, all) => doc !== all[i - 1]?.doc);
    const last = fresh.at(-1);
    if (last === undefined) return this.#watermark;
    this.#transaction(() => {
      this.#db.each(
        'INSERT INTO words (rowid, subject, sender, recipients, body, attachments) VALUES (?, ?, ?, ?, ?, ?)',
        fresh.map((d) => [
          d.doc,
          foldText(d.subject),
          foldText(d.from),
          foldText(d.to),
          foldText(d.text),
          foldText(d.attachments),
        ]),
      );
      this.#db.each(
        'INSERT INTO dates (doc, date) VALUES (?, ?)',
        fresh.map((d) => [d.doc, d.date]),
      );
      this.#db.each("UPDATE facts SET value = ? WHERE name = 'watermark'", [[String(last.doc)]]);
    });
    this.#watermark = last.doc;
    return last.doc;
  }

  /** Forgets documents; unknown ones are passed over. */
  forget(docs: readonly number[]): void {
    const known = docs.filter(
      (doc) => this.#db.rows('SELECT 1 FROM dates WHERE doc = ?', [doc]).length > 0,
    );
    if (known.length === 0) return;
    const keys = [...new Set(known)].map((doc) => [doc]);
    this.#transaction(() => {
      this.#db.each('DELETE FROM words WHERE rowid = ?', keys);
      this.#db.each('DELETE FROM dates WHERE doc = ?', keys);
    });
  }

  /** Matching documents, newest first; of equal dates the one indexed last first. */
  match(plan: QueryPlan, limit: number): IndexAnswer {
    const wanted = plan.terms.filter(({ negated }) => !negated).map(expression);
    const unwanted = plan.terms.filter(({ negated }) => negated).map(expression);
    if (plan.terms.length === 0) return { docs: [], total: 0 };
    const not = unwanted.join(' OR ');
    const yes = wanted.join(' AND ');
    // FTS5 has no NOT without something to take away from.
    const [where, value] =
      yes === ''
        ? ['doc NOT IN (SELECT rowid FROM words WHERE words MATCH ?)', not]
        : [
            'doc IN (SELECT rowid FROM words WHERE words MATCH ?)',
            not === '' ? yes : `(${yes}) NOT (${not})`,
          ];
    const rows = this.#db.rows(
      `SELECT doc, count(*) OVER () FROM dates WHERE ${where} ORDER BY date DESC, doc DESC LIMIT ?`,
      [value, limit],
    );
    return { docs: rows.map(([doc]) => Number(doc)), total: Number(rows[0]?.[1] ?? 0) };
  }

  #transaction(work: () => void): void {
    this.#db.run('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.run('COMMIT');
    } catch (error) {
      try {
        this.#db.run('ROLLBACK');
      } catch {
        // SQLite has rolled back already, as it does when the disk is full.
      }
      throw error;
    }
  }
}

function create(db: SqlDatabase, cacheId: string): void {
  db.run(`BEGIN IMMEDIATE;
    CREATE VIRTUAL TABLE words USING fts5(
      subject, sender, recipients, body, attachments,
      content='', contentless_delete=1, tokenize='ascii', prefix='2 3'
    );
    CREATE TABLE dates (doc INTEGER PRIMARY KEY, date REAL NOT NULL);
    CREATE INDEX dates_by_date ON dates (date DESC, doc DESC);
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`);
  db.each('INSERT INTO facts (name, value) VALUES (?, ?)', [
    ['format', format],
    ['cacheId', cacheId],
    ['watermark', '0'],
  ]);
  db.run('COMMIT');
}

/** A term in FTS5's language. Words hold letters and digits only: nothing can break out. */
function expression({ field, words, prefix }: QueryTerm): string {
  const phrase = `"${words.join(' ')}"${prefix ? ' *' : ''}`;
  return field === null ? phrase : `${columns[field]} : ${phrase}`;
}
