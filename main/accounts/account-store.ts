import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Account } from '../../app/domain/account.ts';
import type { AccountEntry } from './accounts-file.ts';

const server = v.object({
  host: v.string(),
  port: v.number(),
  security: v.picklist(['tls', 'starttls', 'none']),
  user: v.string(),
  ca: v.optional(v.string()),
});

const storeSchema = v.object({
  version: v.literal(1),
  accounts: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      email: v.string(),
      protocol: v.picklist(['imap', 'pop3']),
      incoming: server,
      outgoing: v.optional(server),
      leaveOnServer: v.union([
        v.picklist(['always', 'removeAfterDownload', 'removeWhenDeletedHere']),
        v.object({ removeAfterDays: v.number() }),
      ]),
    }),
  ),
});

/** The accounts of a profile, without secrets, in `accounts.json` of its directory. */
export class AccountStore {
  readonly #file: string;
  #accounts: Account[];

  private constructor(file: string, accounts: Account[]) {
    this.#file = file;
    this.#accounts = accounts;
  }

  /** Opens the profile's accounts; a string is the sentence that says why that is not possible. */
  static async open(profile: string): Promise<AccountStore | string> {
    const file = join(profile, 'accounts.json');
    let raw: string;
    try {
      raw = await readFile(file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return new AccountStore(file, []);
      }
      return `The list of accounts (${file}) cannot be read. Check its permissions.`;
    }
    try {
      return new AccountStore(file, v.parse(storeSchema, JSON.parse(raw)).accounts);
    } catch {
      // Starting with no accounts would look like lost mail, and saving would make it so.
      return `The list of accounts (${file}) is damaged. Your mail is not touched. Restore the file from a backup, or move it away to set the accounts up again.`;
    }
  }

  list(): readonly Account[] {
    return this.#accounts;
  }

  get(id: string): Account | undefined {
    return this.#accounts.find((account) => account.id === id);
  }

  /** Adds an account, or updates the one with the same name; resolves when it is on disk. */
  async put(entry: AccountEntry): Promise<Account> {
    const known = this.#accounts.find((account) => account.name === entry.name);
    const { password: _in, ...incoming } = entry.incoming;
    const account: Account = {
      id: known?.id ?? this.#newId(),
      name: entry.name,
      email: entry.email,
      protocol: entry.protocol,
      incoming,
      leaveOnServer: entry.leaveOnServer,
    };
    if (entry.outgoing !== undefined) {
      const { password: _out, ...outgoing } = entry.outgoing;
      account.outgoing = outgoing;
    }
    const next =
      known === undefined
        ? [...this.#accounts, account]
        : this.#accounts.map((other) => (other === known ? account : other));
    await this.#save(next);
    this.#accounts = next;
    return account;
  }

  /** Short: it is part of the key of every message, several times over. */
  #newId(): string {
    for (;;) {
      const id = randomBytes(5).toString('hex');
      if (this.get(id) === undefined) return id;
    }
  }

  async #save(accounts: Account[]): Promise<void> {
    const temporary = `${this.#file}.new`;
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ version: 1, accounts }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.#file);
  }
}
