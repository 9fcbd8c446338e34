import type { AccountId, Protocol } from '../domain/account.ts';
import { removeFolders } from './remove-folders.ts';
import type { Cache } from './schema.ts';

/** An account as main names it to the cache. */
export type NamedAccount = { id: AccountId; name: string; email: string; protocol: Protocol };

/** Makes these the profile's accounts, in this order; others go, with their placed mail. */
export async function setAccounts(cache: Cache, accounts: readonly NamedAccount[]): Promise<void> {
  const kept = new Set(accounts.map(({ id }) => id));
  await cache.transaction('rw', cache.accounts, async () => {
    const before = new Map((await cache.accounts.toArray()).map((row) => [row.id, row]));
    await cache.accounts.bulkPut(
      accounts.map((account, position) => {
        const { generation = 0, seq = 0 } = before.get(account.id) ?? {};
        return { ...account, position, generation, seq };
      }),
    );
  });
  for (const id of await cache.accounts.toCollection().primaryKeys()) {
    if (!kept.has(id)) await removeAccount(cache, id);
  }
}

async function removeAccount(cache: Cache, account: AccountId): Promise<void> {
  // First, so that no engine's batch arrives in between.
  await cache.accounts.update(account, { generation: Number.MAX_SAFE_INTEGER });
  const folders = await cache.folders.where('account').equals(account).primaryKeys();
  await removeFolders(cache, folders);
  const stores = [
    cache.accounts,
    cache.folders,
    cache.cursors,
    cache.uidls,
    cache.operations,
    cache.statuses,
    cache.notices,
  ];
  await cache.transaction('rw', stores, async () => {
    await cache.folders.bulkDelete(folders);
    await cache.cursors.bulkDelete(folders);
    await cache.uidls.where('account').equals(account).delete();
    await cache.operations.where('account').equals(account).delete();
    await cache.statuses.delete(account);
    await cache.notices.filter((notice) => notice.account === account).delete();
    // Last: until then the account is still to be removed at the next start.
    await cache.accounts.delete(account);
  });
}

/** Begins a new generation of an account: batches of older ones are refused from now (SYNC-2). */
export async function startGeneration(cache: Cache, account: AccountId): Promise<number> {
  return await cache.transaction('rw', cache.accounts, async () => {
    const row = await cache.accounts.get(account);
    if (row === undefined) throw new Error('This account is not in the cache.');
    const generation = row.generation + 1;
    await cache.accounts.update(account, { generation, seq: 0 });
    return generation;
  });
}
