import type { ContentHash } from '../domain/message.ts';
import { withoutMembers } from './packs.ts';
import type { Cache } from './schema.ts';

const maxRows = 1_000;

/**
 * Removes some of the contents that no placement refers to: left by a crash between a batch's two
 * halves, or by messages that are gone. Begins after the number `after` and answers where to go on,
 * null at the end; the index is told by rows of `forgotten`. The caller keeps it apart from
 * batches that are prepared and not committed: their contents are not placed yet.
 */
export async function sweepOrphans(
  cache: Cache,
  after: number,
): Promise<{ removed: number; next: number | null }> {
  const stores = [cache.contents, cache.packs, cache.bodies, cache.placements, cache.forgotten];
  return await cache.transaction('rw', stores, async () => {
    // Keys only, twice in the same order: the rows hold all the text there is.
    const range = () => cache.contents.where('doc').above(after).limit(maxRows);
    const docs = (await range().keys()).map(Number);
    const hashes = await range().primaryKeys();
    const placed = new Set(await placedDocs(cache, docs));
    const orphans = docs.flatMap((doc, index) => {
      const hash = hashes[index];
      return placed.has(doc) || hash === undefined ? [] : [{ hash, doc }];
    });
    const gone = orphans.map(({ hash }) => hash);
    await removeFromPacks(cache, gone);
    await cache.contents.bulkDelete(gone);
    await cache.bodies.bulkDelete(gone);
    await cache.forgotten.bulkPut(orphans.map(({ doc }) => ({ doc })));
    return {
      removed: orphans.length,
      next: docs.length < maxRows ? null : (docs.at(-1) ?? null),
    };
  });
}

async function removeFromPacks(cache: Cache, hashes: readonly ContentHash[]): Promise<void> {
  const gone = new Set(hashes);
  const packs = new Set<number>();
  for (const content of await cache.contents.bulkGet([...hashes])) {
    if (content !== undefined) packs.add(content.pack);
  }
  for (const id of packs) {
    const pack = await cache.packs.get(id);
    if (pack === undefined) continue;
    const rest = withoutMembers(pack, gone);
    if (rest === null) await cache.packs.delete(id);
    else await cache.packs.put(rest);
  }
}

async function placedDocs(cache: Cache, docs: readonly number[]): Promise<unknown[]> {
  const [first, last] = [docs.at(0), docs.at(-1)];
  if (first === undefined || last === undefined) return [];
  return await cache.placements.where('doc').between(first, last, true, true).uniqueKeys();
}
