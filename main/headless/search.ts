import type { Account } from '../../app/domain/account.ts';
import type { CacheHostLink } from '../ipc/cache-host-link.ts';
import type { Output } from './output.ts';

/** Prints the matches in the cache, newest first; no network. The exit status. */
export async function headlessSearch(
  query: string,
  accounts: readonly Account[],
  cache: CacheHostLink,
  output: Output,
): Promise<number> {
  await cache.call('whenIndexed', {});
  const { matches } = await cache.call('search', { query, limit: 10_000 });
  for (const match of matches) {
    const account = accounts.find(({ id }) => id === match.account)?.name ?? match.account;
    const folder = match.folder.slice(match.account.length + 1);
    output.result(
      {
        account,
        folder,
        messageId: match.messageId,
        subject: match.subject,
        from: match.from,
        date: match.date,
        sha256: match.sha256,
      },
      `${match.date}  ${account}/${folder}  ${match.from}  ${match.subject}`,
    );
  }
  return 0;
}
