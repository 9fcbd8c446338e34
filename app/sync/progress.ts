import type { AccountId } from '../domain/account.ts';
import type { Failure } from './failure.ts';

/** What an account is doing, as the status shows it. */
export type SyncPhase = 'idle' | 'connecting' | 'listing' | 'fetching' | 'offline' | 'failed';

/** An account's state for the person looking; written to the cache by the cache host. */
export type AccountStatus = {
  account: AccountId;
  phase: SyncPhase;
  /** Messages whose bytes are here, of those the server lists. */
  stored: number;
  listed: number;
  failure: Failure | null;
  /** When the account was last complete, milliseconds; null if never. */
  completedAt: number | null;
};
