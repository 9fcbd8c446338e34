import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import type { SearchAnswer } from '../../../app/search/match.ts';
import { useCache, useCacheLink } from '../../shell/cache-link.ts';

/** As many results as are shown; `total` says how many there are. */
const limit = 500;
/** A pause this long between keys starts a search, milliseconds. */
const pause = 80;

/** The state of a search; results of an older query stay until the newer ones are here. */
export type SearchState = {
  /** The query the results belong to; null before the first answer. */
  answered: string | null;
  answer: SearchAnswer | null;
  failed: boolean;
  /** The rows of the matches, as they are now. */
  rows: readonly PlacementRow[];
};

/** Searches as it is typed; an answer that comes after a newer one is dropped. */
export function useSearch(query: string): SearchState {
  const cache = useCache();
  const link = useCacheLink();
  const wanted = query.trim();
  const [result, setResult] = useState<Omit<SearchState, 'rows'>>({
    answered: null,
    answer: null,
    failed: false,
  });
  useEffect(() => {
    if (wanted === '') return;
    let stale = false;
    const timer = setTimeout(() => {
      link.call('search', { query: wanted.slice(0, 1_000), limit }).then(
        (answer) => {
          if (!stale) setResult({ answered: wanted, answer, failed: false });
        },
        () => {
          if (!stale) setResult({ answered: wanted, answer: null, failed: true });
        },
      );
    }, pause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [wanted, link]);

  const ids = useMemo(
    () => (result.answer?.matches ?? []).map(({ placement }) => placement),
    [result.answer],
  );
  const found = useLiveQuery(async () => {
    const rows = await cache.placements.bulkGet(ids);
    return { ids, rows: rows.filter((row) => row !== undefined) };
  }, [cache, ids]);
  // The rows of the answer before would show a wrong number beside the new one.
  const rows = found === undefined || found.ids !== ids ? null : found.rows;
  const [shown, setShown] = useState<Omit<SearchState, 'rows'> & { rows: readonly PlacementRow[] }>(
    {
      ...result,
      rows: [],
    },
  );
  if (
    rows !== null &&
    (shown.answer !== result.answer || shown.rows !== rows || shown.answered !== result.answered)
  ) {
    setShown({ ...result, rows });
  }
  return shown;
}
