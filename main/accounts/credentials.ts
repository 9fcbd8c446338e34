import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { CredentialStorage } from '../../app/ipc/ui-calls.ts';

/**
 * Passwords, encrypted with the system's keychain (SEC-3). Where the system has none that is
 * worth the name (Linux without a keyring), they are kept in memory for this run only.
 */
export class Credentials {
  readonly storage: CredentialStorage;
  readonly #file: string;
  readonly #passwords: Map<string, string>;

  private constructor(file: string, storage: CredentialStorage, passwords: Map<string, string>) {
    this.#file = file;
    this.storage = storage;
    this.#passwords = passwords;
  }

  /** Opens the profile's credentials. What cannot be decrypted is asked for again, not fatal. */
  static async open(profile: string): Promise<Credentials> {
    const file = join(profile, 'credentials.bin');
    const encrypted =
      safeStorage.isEncryptionAvailable() &&
      (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
    const passwords = new Map<string, string>();
    if (encrypted) {
      const stored = await readFile(file).catch(() => null);
      if (stored !== null) {
        try {
          const entries: unknown = JSON.parse(safeStorage.decryptString(stored));
          if (entries !== null && typeof entries === 'object') {
            for (const [id, password] of Object.entries(entries)) {
              if (typeof password === 'string') passwords.set(id, password);
            }
          }
        } catch {
          // Another keychain wrote it. The accounts ask for their passwords again.
        }
      }
    }
    return new Credentials(file, encrypted ? 'keychain' : 'sessionOnly', passwords);
  }

  password(account: string): string | null {
    return this.#passwords.get(account) ?? null;
  }

  async setPassword(account: string, password: string): Promise<void> {
    this.#passwords.set(account, password);
    if (this.storage === 'sessionOnly') return;
    const text = JSON.stringify(Object.fromEntries(this.#passwords));
    const temporary = `${this.#file}.new`;
    await writeFile(temporary, safeStorage.encryptString(text), { mode: 0o600 });
    await rename(temporary, this.#file);
  }
}
