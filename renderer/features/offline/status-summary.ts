import type { AccountRow, StatusRow } from '../../../app/cache/rows.ts';

/** An account in trouble, and what is wrong with it. */
export type Trouble = { account: AccountRow; status: StatusRow };

/** What the status line says, of everything that could be said. */
export type Summary =
  /** Something that the person has to do something about comes first. */
  | { type: 'failed'; first: Trouble; more: number }
  | { type: 'offline'; accounts: AccountRow[]; all: boolean }
  /** The first account that is at work and has most to do. */
  | { type: 'working'; account: AccountRow; status: StatusRow }
  | { type: 'waiting' }
  | { type: 'upToDate' };

/** Sums up the accounts' states, the most important one first. */
export function summarise(
  accounts: readonly AccountRow[],
  statuses: readonly StatusRow[],
): Summary {
  const byAccount = new Map(statuses.map((status) => [status.account, status]));
  const known = accounts.flatMap((account) => {
    const status = byAccount.get(account.id);
    return status === undefined ? [] : [{ account, status }];
  });
  const failed = known.filter(({ status }) => status.phase === 'failed');
  const [first] = failed;
  if (first !== undefined) return { type: 'failed', first, more: failed.length - 1 };

  const remaining = ({ status }: Trouble) => status.listed - status.stored;
  const [working] = known
    .filter(({ status: { phase } }) => phase === 'listing' || phase === 'fetching')
    .sort((a, b) => remaining(b) - remaining(a));
  if (working !== undefined) return { type: 'working', ...working };

  const offline = known.filter(({ status }) => status.phase === 'offline');
  if (offline.length > 0) {
    return {
      type: 'offline',
      accounts: offline.map(({ account }) => account),
      all: offline.length === accounts.length,
    };
  }
  const connecting = known.find(({ status }) => status.phase === 'connecting');
  // A reconnect of an account that has been complete is nothing to look at.
  if (connecting !== undefined && connecting.status.completedAt === null) {
    return { type: 'working', ...connecting };
  }
  const complete = known.filter(({ status }) => status.completedAt !== null);
  return { type: complete.length === accounts.length ? 'upToDate' : 'waiting' };
}
