import type { StoredContents } from '../../app/cache/content-store.ts';
import type { ContentRow } from '../../app/cache/rows.ts';
import type { Cache } from '../../app/cache/schema.ts';
import { type Address, sortDate } from '../../app/domain/message.ts';
import type { IndexDocument, SearchIndex } from '../../app/search/search-index.ts';

/** Contents handed to the index in one transaction. */
const maxDocuments = 250;

/** Most new contents kept in memory for the index, by characters of text. */
const maxFresh = 4_000_000;

/**
 * Keeps the index up with the cache: reads contents above its watermark, in order, and what is to
 * be forgotten. The index may be missing or behind at any time; it always catches up (FIND-2).
 */
export class IndexPump {
  readonly #cache: Cache;
  readonly #index: SearchIndex;
  #watermark = 0;
  #documents = 0;
  #wanted = false;
  #running: Promise<void> | null = null;
  /** Contents that were just stored, so that they need not be read again. */
  #fresh: StoredContents[] = [];
  #freshSize = 0;

  constructor(cache: Cache, index: SearchIndex) {
    this.#cache = cache;
    this.#index = index;
  }

  /** Documents in the index. */
  get documents(): number {
    return this.#documents;
  }

  /** Opens the index for this cache. Rejects with a sentence when it cannot be opened. */
  async open(): Promise<void> {
    const opened = await this.#index.open(await cacheId(this.#cache));
    this.#watermark = opened.watermark;
    this.#documents = opened.documents;
    this.poke();
  }

  /** New contents, in the order of their numbers. A hint: what is not taken is read later. */
  offer(contents: StoredContents): void {
    const size = contents.rows.reduce((sum, { text }) => sum + text.length, 0);
    if (this.#freshSize + size > maxFresh) return;
    this.#fresh.push(contents);
    this.#freshSize += size;
    this.poke();
  }

  /** Something may be new: index it soon. */
  poke(): void {
    this.#wanted = true;
    if (this.#running !== null) return;
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
    // A failure is heard by who asks `whenCaughtUp`; the next poke tries again.
    this.#running.catch(() => undefined);
  }

  /** Resolves when everything that is committed now is in the index. */
  async whenCaughtUp(): Promise<void> {
    this.poke();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      await this.#forget();
      await this.#add();
    }
  }

  async #add(): Promise<void> {
    for (;;) {
      const rows = this.#takeFresh() ?? (await this.#read());
      if (rows.length === 0) return;
      const { watermark } = await this.#index.add(rows.map(documentOf));
      this.#watermark = watermark;
      this.#documents += rows.length;
    }
  }

  async #read(): Promise<ContentRow[]> {
    return await this.#cache.contents
      .where('doc')
      .above(this.#watermark)
      .limit(maxDocuments)
      .toArray();
  }

  /** The next contents, if they are in memory and none is missing before them. */
  #takeFresh(): ContentRow[] | null {
    for (;;) {
      const next = this.#fresh[0];
      if (next === undefined || next.after > this.#watermark) return null;
      this.#fresh.shift();
      this.#freshSize -= next.rows.reduce((sum, { text }) => sum + text.length, 0);
      const rows = next.rows.filter(({ doc }) => doc > this.#watermark);
      if (rows.length > 0) return rows;
    }
  }

  async #forget(): Promise<void> {
    const docs = await this.#cache.forgotten.toCollection().primaryKeys();
    if (docs.length === 0) return;
    await this.#index.forget(docs);
    await this.#cache.forgotten.bulkDelete(docs);
    this.#documents = Math.max(0, this.#documents - docs.length);
  }
}

function documentOf(row: ContentRow): IndexDocument {
  return {
    doc: row.doc,
    subject: row.subject,
    from: people([...row.from, ...row.replyTo]),
    to: people([...row.to, ...row.cc]),
    text: row.text,
    attachments: row.attachments.map(({ name }) => name).join(' '),
    // When it was received is the placement's; an absurd Date must not lead every result.
    date: sortDate(row.sent, Date.now()),
  };
}

function people(addresses: readonly Address[]): string {
  return addresses.map(({ name, address }) => `${name} ${address}`).join(' ');
}

/** The id that tells this cache from one that was reset or replaced; made when first asked for. */
async function cacheId(cache: Cache): Promise<string> {
  return await cache.transaction('rw', cache.facts, async () => {
    const known = await cache.facts.get('cacheId');
    if (known !== undefined) return known.value;
    const value = crypto.randomUUID();
    await cache.facts.add({ name: 'cacheId', value });
    return value;
  });
}
