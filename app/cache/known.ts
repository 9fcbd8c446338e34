import type { AccountId } from '../domain/account.ts';
import type { FolderId, RemoteFolder } from '../domain/folder.ts';
import type { KnownMessage, KnownUidl } from '../sync/engine.ts';
import { placedIn } from './remove-folders.ts';
import type { Cache } from './schema.ts';

/** The account's folders, in the engine's order. */
export async function knownFolders(cache: Cache, account: AccountId): Promise<RemoteFolder[]> {
  const rows = await cache.folders.where('account').equals(account).sortBy('position');
  return rows.map(({ path, name, parent, role, selectable, remote }) => ({
    path,
    name,
    parent,
    role,
    selectable,
    remote,
  }));
}

/** The messages of a folder under one UIDVALIDITY, ascending by UID. */
export async function knownMessages(
  cache: Cache,
  folder: FolderId,
  uidValidity: number,
): Promise<KnownMessage[]> {
  const known: KnownMessage[] = [];
  await placedIn(cache, folder).each((row) => {
    if (row.uidValidity !== uidValidity) return;
    known.push({ uid: row.uid, hasContent: row.hash !== null, flags: row.flags });
  });
  return known.sort((a, b) => a.uid - b.uid);
}

/** Every UIDL that was downloaded for the account, and of what content. */
export async function knownUidls(cache: Cache, account: AccountId): Promise<KnownUidl[]> {
  const rows = await cache.uidls.where('account').equals(account).toArray();
  return rows.map(({ uidl, twin, hash }) => ({ uidl, twin, hash }));
}

/** How many messages an account has here, and of how many the bytes are here too. */
export async function countMessages(
  cache: Cache,
  account: AccountId,
): Promise<{ messages: number; stored: number }> {
  let messages = 0;
  let stored = 0;
  await cache.folders
    .where('account')
    .equals(account)
    .each((folder) => {
      messages += folder.total;
      stored += folder.stored;
    });
  return { messages, stored };
}
