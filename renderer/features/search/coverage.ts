import type { SearchCoverage } from '../../../app/search/match.ts';
import type { Words } from '../../ui/words/en/index.ts';

/** What a search covered, in words and numbers (FIND-1). */
export function coverageWords(coverage: SearchCoverage, { search }: Words): string {
  const { contents, indexed, missing } = coverage;
  const unindexed = Math.max(0, contents - indexed);
  if (missing === 0 && unindexed === 0) return search.coverageAll(contents);
  const parts = [search.coveragePart(indexed, contents + missing)];
  if (missing > 0) parts.push(search.missing(missing));
  if (unindexed > 0) parts.push(search.unindexed(unindexed));
  return `${parts.join('; ')}.`;
}
