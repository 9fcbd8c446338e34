import type { Account } from '../../app/domain/account.ts';
import type { AccountDraft, AddAccountAnswer } from '../../app/ipc/ui-calls.ts';
import { checkImap } from '../sync/imap/check.ts';
import { checkPop3 } from '../sync/pop3/check.ts';
import type { AccountStore } from './account-store.ts';
import type { Credentials } from './credentials.ts';

/** Tries the servers of a new account, and only then keeps it. */
export async function addAccount(
  draft: AccountDraft,
  store: AccountStore,
  credentials: Credentials,
  started: (account: Account) => Promise<void>,
): Promise<AddAccountAnswer> {
  const check = draft.protocol === 'imap' ? checkImap : checkPop3;
  const failure = await check(draft.incoming);
  if (failure !== null) return { ok: false, failure };
  const taken = new Set(store.list().map((account) => account.name));
  let { name } = draft;
  for (let n = 2; taken.has(name); n += 1) name = `${draft.name} (${n})`;
  const account = await store.put({ ...draft, name, leaveOnServer: 'always' });
  await credentials.setPassword(account.id, draft.incoming.password);
  await started(account);
  return { ok: true, account: account.id };
}
