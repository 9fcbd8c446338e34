import type { ContentHash } from '../domain/message.ts';
import type { FetchedMessage } from '../sync/batch.ts';
import { makePacks } from './packs.ts';
import type { ContentRow, ParsedContent } from './rows.ts';
import type { Cache } from './schema.ts';

/** Parses raw messages, in the order given. Never rejects for a message's sake. */
export type ParseContents = (
  items: { hash: ContentHash; bytes: Uint8Array }[],
) => Promise<ParsedContent[]>;

/** New contents, ascending by number; `after` is the number given before the first of them. */
export type StoredContents = { after: number; rows: ContentRow[] };

/** The writing side of `packs` and `contents`: each content is parsed and stored once. */
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
    for (;;) {
      // All of them anew after each wait, and nothing awaited between the last look and the
      // claim: another batch may have begun one that was free before.
      const busy = hashes.flatMap((hash) => this.#underWay.get(hash) ?? []);
      if (busy.length === 0) break;
      await Promise.all(busy);
    }
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
    const stores = [cache.packs, cache.contents, cache.facts];
    await cache
      .transaction('rw', stores, async () => {
        // Numbers are given inside the transaction: a lower one is never committed after a higher.
        const [lastDoc, lastPack] = await cache.facts.bulkGet(['lastDoc', 'lastPack']);
        const after = Number(lastDoc?.value ?? 0);
        const afterPack = Number(lastPack?.value ?? 0);
        const packs = makePacks(
          missing.map(([hash, bytes]) => ({ hash, bytes })),
          afterPack + 1,
        );
        const packOf = new Map<ContentHash, number>();
        for (const { pack, members } of packs) {
          for (const { hash } of members) packOf.set(hash, pack);
        }
        const rows = parsed.map(
          (row, index): ContentRow => ({
            ...row,
            doc: after + index + 1,
            pack: packOf.get(row.hash) ?? 0,
          }),
        );
        await Promise.all([
          cache.facts.bulkPut([
            { name: 'lastDoc', value: String(after + rows.length) },
            { name: 'lastPack', value: String(afterPack + packs.length) },
          ]),
          cache.packs.bulkPut(packs),
          cache.contents.bulkAdd(rows),
        ]);
        return { after, rows };
      })
      .then((added) => {
        for (const row of added.rows) contents.set(row.hash, row);
        this.#stored(added);
      });
    return contents;
  }
}
