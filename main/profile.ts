import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { app } from 'electron';
import type { AccountStore } from './accounts/account-store.ts';
import { readAccountsFile } from './accounts/accounts-file.ts';
import type { Credentials } from './accounts/credentials.ts';

/**
 * Makes `directory` (or the system's usual place) the profile, before the app is ready. False
 * when another Godwit has it open.
 */
export async function claimProfile(directory: string | null): Promise<boolean> {
  if (directory !== null) {
    const profile = resolve(directory);
    await mkdir(profile, { recursive: true, mode: 0o700 });
    app.setPath('userData', profile);
    app.setPath('sessionData', profile);
  }
  return app.requestSingleInstanceLock();
}

/** Adds or updates the accounts of an accounts file; a string is what is wrong with it. */
export async function takeAccountsFile(
  file: string,
  store: AccountStore,
  credentials: Credentials,
): Promise<string | null> {
  const entries = await readAccountsFile(file);
  if (typeof entries === 'string') return entries;
  for (const entry of entries) {
    const account = await store.put(entry);
    await credentials.setPassword(account.id, entry.incoming.password);
  }
  return null;
}
