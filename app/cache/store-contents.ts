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

/**
 * Makes sure that each message's bytes and what was parsed of them are in the cache, in a
 * transaction of its own: idempotent by hash, and away from the stores that lists are read from.
 * Answers the content of every message, numbered. What is stored and never placed is swept later.
 */
export async function storeContents(
  cache: Cache,
  messages: readonly FetchedMessage[],
  parse: ParseContents,
): Promise<Map<ContentHash, ContentRow>> {
  const bytesOf = new Map<ContentHash, Uint8Array>();
  for (const { hash, bytes } of messages) bytesOf.set(hash, bytes);
  const contents = new Map<ContentHash, ContentRow>();
  for (const row of await cache.contents
    .where('hash')
    .anyOf([...bytesOf.keys()])
    .toArray()) {
    contents.set(row.hash, row);
  }
  const missing = [...bytesOf].filter(([hash]) => !contents.has(hash));
  if (missing.length === 0) return contents;
  const parsed = await parse(missing.map(([hash, bytes]) => ({ hash, bytes })));
  await cache.transaction('rw', cache.raws, cache.contents, async () => {
    // Another batch may have stored the same content meanwhile: its number stays.
    const there = await cache.contents
      .where('hash')
      .anyOf(missing.map(([hash]) => hash))
      .toArray();
    for (const row of there) contents.set(row.hash, row);
    const fresh = parsed.filter(({ hash }) => !contents.has(hash));
    await cache.raws.bulkPut(missing.map(([hash, bytes]) => ({ hash, bytes: ownBytes(bytes) })));
    const docs = await cache.contents.bulkAdd(fresh, { allKeys: true });
    fresh.forEach((row, index) => {
      contents.set(row.hash, { ...row, doc: docs[index] });
    });
  });
  return contents;
}

/** IndexedDB stores the whole buffer behind a view: a slice of a larger one is copied out. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const whole = bytes.byteOffset === 0 && bytes.byteLength === buffer.byteLength;
  return whole && buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
