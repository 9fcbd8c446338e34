import type { Account } from '../../app/domain/account.ts';
import type { Credentials } from '../accounts/credentials.ts';
import type { CacheHostLink } from '../ipc/cache-host-link.ts';
import { AccountSync } from '../sync/supervisor/account-sync.ts';
import type { Output } from './output.ts';

/** Syncs every account once, until stored and searchable. The exit status. */
export async function headlessSync(
  accounts: readonly Account[],
  credentials: Credentials,
  cache: CacheHostLink,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  if (accounts.length === 0) {
    output.fail('This profile has no account yet. Give an accounts file with --accounts FILE.');
    return 1;
  }
  const results = await Promise.all(
    accounts.map((account) => syncOne(account, credentials, cache, output, signal)),
  );
  return results.every((ok) => ok) ? 0 : 1;
}

async function syncOne(
  account: Account,
  credentials: Credentials,
  cache: CacheHostLink,
  output: Output,
  signal: AbortSignal,
): Promise<boolean> {
  const began = performance.now();
  const sync = new AccountSync(account, credentials.password(account.id), cache);
  const outcome = await sync.once(signal);
  await sync.stop();
  const { messages } = await cache.call('countMessages', { account: account.id });
  let searchableMs: number | null = null;
  if (outcome.ok) {
    await cache.call('whenIndexed', {});
    searchableMs = Math.round(performance.now() - began);
  }
  // What was left out is a failure too: a script must not take the account for complete.
  const failure = outcome.ok ? (outcome.leftOut ?? null) : outcome.failure;
  const error = failure === null ? null : failure.userSentence;
  const { bytes, newMessages } = outcome;
  output.result(
    {
      account: account.name,
      protocol: account.protocol,
      messages,
      bytes,
      newMessages,
      listedMs: outcome.ok ? Math.round(outcome.listedMs) : null,
      storedMs: outcome.ok ? Math.round(outcome.storedMs) : null,
      searchableMs,
      error,
    },
    error === null
      ? `${account.name}: ${messages} messages, ${newMessages} new, searchable after ${((searchableMs ?? 0) / 1000).toFixed(1)} s`
      : `${account.name}: stopped with ${messages} messages on this computer`,
  );
  if (error !== null) output.fail(`${account.name}: ${error}`);
  return error === null;
}
