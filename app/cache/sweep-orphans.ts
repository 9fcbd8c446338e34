import type { Cache } from './schema.ts';

const maxRows = 1_000;

/**
 * Removes some of the contents that no placement refers to: left by a crash between a batch's two
 * halves, or by messages that are gone. Begins after the hash `after` and answers where to go on,
 * null at the end; the index is told by rows of `forgotten`. The caller keeps it apart from
 * batches that are prepared and not committed: their contents are not placed yet.
 */
export async function sweepOrphans(
  cache: Cache,
  after: string,
): Promise<{ removed: number; next: string | null }> {
  const stores = [cache.contents, cache.raws, cache.bodies, cache.placements, cache.forgotten];
  return await cache.transaction('rw', stores, async () => {
    // Keys only, twice in the same order: the rows hold all the text there is.
    const range = () => cache.contents.where('hash').above(after).limit(maxRows);
    const hashes = (await range().keys()).map(String);
    const docs = await range().primaryKeys();
    const placed = new Set(await cache.placements.where('hash').anyOf(hashes).uniqueKeys());
    const orphans = hashes.flatMap((hash, index) => {
      const doc = docs[index];
      return placed.has(hash) || doc === undefined ? [] : [{ hash, doc }];
    });
    const gone = orphans.map(({ hash }) => hash);
    await cache.contents.bulkDelete(orphans.map(({ doc }) => doc));
    await cache.raws.bulkDelete(gone);
    await cache.bodies.bulkDelete(gone);
    await cache.forgotten.bulkPut(orphans.map(({ doc }) => ({ doc })));
    return {
      removed: orphans.length,
      next: hashes.length < maxRows ? null : (hashes.at(-1) ?? null),
    };
  });
}
