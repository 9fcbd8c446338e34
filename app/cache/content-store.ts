import type { ContentHash } from '../domain/message.ts';
import type { FetchedMessage } from '../sync/batch.ts';
import type { ContentRow } from './rows.ts';
import type { Cache } from './schema.ts';

/** A content as the parser gives it; its number comes with the storing. */
export type ParsedContent = Omit<ContentRow, 'doc'>;

/** Parses raw messages, in the order given. Never rejects for a message's sake. */
export type ParseContents = (
  items: { hash: ContentHash; bytes: Uint8Array }[],
) => Promise<ParsedContent[]>;

/** New contents, ascending by number; `after` is the number given before the first of them. */
export type StoredContents = { after: number; rows: ContentRow[] };

/** The writing side of `raws` and `contents`: each content is parsed and stored once. */
export class ContentStore {
  readonly #cache: Cache;
  readonly #parse: ParseContents;
  readonly #stored: (contents: StoredContents) => void;
  /** Contents being stored: another batch with the same one waits instead of storing it again. */
  readonly #underWay = new Map<ContentHash, Promise<unknown>>();

  /** @param stored is told of new contents after their transaction, in the order of numbers. */
  constructor(
    cache: Cache,
    parse: ParseContents,
    stored: (contents: StoredContents) => void = () => undefined,
  ) {
    this.#cache = cache;
    this.#parse = parse;
    this.#stored = stored;
  }

  /**
   * Makes sure that each message's bytes and what was parsed of them are in the cache, in a
   * transaction of its own: idempotent by hash, and away from the stores that lists are read
   * from. Answers the content of every message. What is never placed is swept later.
   */
  async store(messages: readonly FetchedMessage[]): Promise<Map<ContentHash, ContentRow>> {
    const bytesOf = new Map<ContentHash, Uint8Array>();
    for (const { hash, bytes } of messages) bytesOf.set(hash, bytes);
    const hashes = [...bytesOf.keys()];
    for (const hash of hashes) await this.#underWay.get(hash);
    const storing = this.#store(bytesOf);
    const settled = storing.catch(() => undefined);
    for (const hash of hashes) this.#underWay.set(hash, settled);
    try {
      return await storing;
    } finally {
      for (const hash of hashes) {
        if (this.#underWay.get(hash) === settled) this.#underWay.delete(hash);
      }
    }
  }

  async #store(
    bytesOf: ReadonlyMap<ContentHash, Uint8Array>,
  ): Promise<Map<ContentHash, ContentRow>> {
    const cache = this.#cache;
    const contents = new Map<ContentHash, ContentRow>();
    for (const row of await cache.contents.bulkGet([...bytesOf.keys()])) {
      if (row !== undefined) contents.set(row.hash, row);
    }
    const missing = [...bytesOf].filter(([hash]) => !contents.has(hash));
    if (missing.length === 0) return contents;
    const parsed = await this.#parse(missing.map(([hash, bytes]) => ({ hash, bytes })));
    const stores = [cache.raws, cache.contents, cache.facts];
    await cache
      .transaction('rw', stores, async () => {
        // Numbers are given inside the transaction: a lower one is never committed after a higher.
        const after = Number((await cache.facts.get('lastDoc'))?.value ?? 0);
        const rows = parsed.map((row, index): ContentRow => ({ ...row, doc: after + index + 1 }));
        await cache.facts.put({ name: 'lastDoc', value: String(after + rows.length) });
        await cache.raws.bulkPut(
          missing.map(([hash, bytes]) => ({ hash, bytes: ownBytes(bytes) })),
        );
        await cache.contents.bulkAdd(rows);
        return { after, rows };
      })
      .then((added) => {
        for (const row of added.rows) contents.set(row.hash, row);
        this.#stored(added);
      });
    return contents;
  }
}

/** IndexedDB stores the whole buffer behind a view: a slice of a larger one is copied out. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const whole = bytes.byteOffset === 0 && bytes.byteLength === buffer.byteLength;
  return whole && buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
