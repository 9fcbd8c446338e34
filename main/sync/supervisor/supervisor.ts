import type { Account } from '../../../app/domain/account.ts';
import type { CacheHostLink } from '../../ipc/cache-host-link.ts';
import { AccountSync } from './account-sync.ts';

/** Runs every account's synchronisation while the program is open. */
export class Supervisor {
  readonly #running = new Map<string, AccountSync>();

  /** Starts (or restarts, with new settings) an account. */
  async start(account: Account, password: string | null, cache: CacheHostLink): Promise<void> {
    await this.#running.get(account.id)?.stop();
    const sync = new AccountSync(account, password, cache);
    this.#running.set(account.id, sync);
    void sync.run();
  }

  /** Wakes one account: its operations wait. */
  nudge(account: string): void {
    this.#running.get(account)?.nudge();
  }

  /** Wakes every account: the network came back, or the user asked. */
  nudgeAll(): void {
    for (const sync of this.#running.values()) sync.nudge();
  }

  setPassword(account: string, password: string): void {
    this.#running.get(account)?.setPassword(password);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map((sync) => sync.stop()));
    this.#running.clear();
  }
}
