import { rawBytes } from '../../app/cache/packs.ts';
import type { BodyRow } from '../../app/cache/rows.ts';
import type { Cache } from '../../app/cache/schema.ts';
import type { ContentHash } from '../../app/domain/message.ts';

/** Parsed bodies that are kept; older ones are made again when asked for. */
const maxBodies = 200;

/**
 * Puts a content's body into `bodies`, for the window that wants to show it. Null when its bytes
 * are not on this computer.
 */
export async function openBody(
  cache: Cache,
  parse: (hash: ContentHash, bytes: Uint8Array) => Promise<BodyRow>,
  hash: ContentHash,
): Promise<{ hash: ContentHash } | null> {
  const openedAt = Date.now();
  if ((await cache.bodies.update(hash, { openedAt })) > 0) return { hash };
  const bytes = await rawBytes(cache, hash);
  if (bytes === null) return null;
  const body = await parse(hash, bytes);
  await cache.bodies.put({ ...body, openedAt });
  const surplus = (await cache.bodies.count()) - maxBodies;
  if (surplus > 0) {
    const old = await cache.bodies.orderBy('openedAt').limit(surplus).primaryKeys();
    await cache.bodies.bulkDelete(old);
  }
  return { hash };
}
