import { Dexie } from 'dexie';
import type { PlacementRow } from '../../app/cache/rows.ts';
import type { Cache } from '../../app/cache/schema.ts';
import type { SearchAnswer, SearchMatch } from '../../app/search/match.ts';
import { parseQuery } from '../../app/search/parse-query.ts';
import type { SearchIndex } from '../../app/search/search-index.ts';

/**
 * Searches everything that is in the cache and says how much that is (FIND-1). Matches are
 * placements, newest first; at most `limit`.
 */
export async function searchCache(
  cache: Cache,
  index: SearchIndex,
  indexed: number,
  query: string,
  limit: number,
): Promise<SearchAnswer> {
  const coverage = await coverageOf(cache, indexed);
  const plan = parseQuery(query);
  if (plan.terms.length === 0) return { matches: [], total: 0, coverage };
  const { docs, total } = await index.match(plan, limit);
  const rows = await cache.placements.where('doc').anyOf(docs).toArray();
  rows.sort((a, b) => b.date - a.date || (a.id < b.id ? -1 : 1));
  const matches = rows.slice(0, limit).map(matchOf);
  // Below the limit everything is in hand, and can be counted as it is shown.
  return { matches, total: docs.length < limit ? rows.length : total, coverage };
}

async function coverageOf(cache: Cache, indexed: number): Promise<SearchAnswer['coverage']> {
  const contents = await cache.contents.count();
  const placed = await cache.placements.count();
  const stored = await cache.placements.where('doc').above(Dexie.minKey).count();
  return { contents, indexed: Math.min(indexed, contents), missing: placed - stored };
}

function matchOf(row: PlacementRow): SearchMatch {
  const [from] = row.from;
  const named = from !== undefined && from.name !== '';
  return {
    placement: row.id,
    account: row.account,
    folder: row.folder,
    messageId: row.messageId,
    subject: row.subject,
    from: named ? `${from.name} <${from.address}>` : (from?.address ?? ''),
    date: new Date(row.date).toISOString(),
    sha256: row.hash ?? '',
  };
}
