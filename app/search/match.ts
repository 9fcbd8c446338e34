import type { ContentHash, PlacementId } from '../domain/message.ts';

/** One placement that matches a query. */
export type SearchMatch = {
  placement: PlacementId;
  account: string;
  folder: string;
  messageId: string;
  subject: string;
  from: string;
  /** ISO 8601. */
  date: string;
  sha256: ContentHash;
};

/** How much of the cache a search covered (FIND-1). */
export type SearchCoverage = {
  /** Contents on this computer / of them in the index. */
  contents: number;
  indexed: number;
  /** Messages listed whose bytes are not here yet, so that their body cannot be searched. */
  missing: number;
};

export type SearchAnswer = { matches: SearchMatch[]; total: number; coverage: SearchCoverage };
