import type { Account } from '../../../app/domain/account.ts';
import type { BatchAck, Sink } from '../../../app/sync/batch.ts';
import type { Engine, EngineReport, Known, SyncOutcome } from '../../../app/sync/engine.ts';
import type { Failure } from '../../../app/sync/failure.ts';
import type { AccountStatus } from '../../../app/sync/progress.ts';
import type { CacheHostLink } from '../../ipc/cache-host-link.ts';
import { createImapEngine } from '../imap/engine.ts';
import { createPop3Engine } from '../pop3/engine.ts';
import { backoff } from './backoff.ts';

const passwordMissing: Failure = {
  cause: 'password-missing',
  retry: 'never',
  field: 'password',
  userSentence:
    'Godwit does not have the password of this account any more. Give it again to receive mail.',
};

/** One account's synchronisation for as long as the program runs, or once. */
export class AccountSync {
  readonly account: Account;
  readonly #cache: CacheHostLink;
  readonly #stop = new AbortController();
  #password: string | null;
  #engine: Engine | null = null;
  #status: AccountStatus;
  #statusTimer: NodeJS.Timeout | null = null;
  #wake: () => void = () => undefined;
  #poked = false;

  constructor(account: Account, password: string | null, cache: CacheHostLink) {
    this.account = account;
    this.#password = password;
    this.#cache = cache;
    this.#status = {
      account: account.id,
      phase: 'connecting',
      stored: 0,
      listed: 0,
      failure: null,
      completedAt: null,
    };
  }

  /** One pass over the account. */
  async once(signal: AbortSignal): Promise<SyncOutcome> {
    const engine = await this.#start();
    if (engine === null) {
      return { ok: false, failure: passwordMissing, newMessages: 0, bytes: 0 };
    }
    try {
      return await engine.syncOnce(signal);
    } finally {
      await engine.stop();
      this.#engine = null;
    }
  }

  /** Keeps the account in sync until `stop`; one account's trouble is its own (SYNC-6). */
  async run(): Promise<void> {
    const { signal } = this.#stop;
    let failures = 0;
    while (!signal.aborted) {
      const outcome = await this.#pass(signal);
      if (signal.aborted) return;
      if (outcome.ok) {
        failures = 0;
        const failure = outcome.leftOut ?? null;
        this.#setStatus({ phase: 'idle', failure, completedAt: Date.now() });
        if (!this.#poked) await this.#engine?.waitForNews(signal);
        this.#poked = false;
        continue;
      }
      failures += 1;
      const { failure } = outcome;
      const offline = failure.retry !== 'never';
      this.#setStatus({ phase: offline ? 'offline' : 'failed', failure });
      await this.#engine?.stop();
      this.#engine = null;
      // A wrong password never loops: the next try is the user's (SYNC-6).
      const woken = await this.#pause(offline ? backoff(failures) : null);
      if (woken) failures = 0;
    }
  }

  /** The network came back, the user asked, or operations wait: try now. */
  nudge(): void {
    this.#poked = true;
    this.#engine?.nudge();
    this.#wake();
  }

  /** Gives the password again; the engine starts anew with it. */
  setPassword(password: string): void {
    this.#password = password;
    this.nudge();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.#engine?.stop();
    if (this.#statusTimer !== null) clearTimeout(this.#statusTimer);
  }

  async #pass(signal: AbortSignal): Promise<SyncOutcome> {
    try {
      const engine = await this.#start();
      if (engine === null) {
        return { ok: false, failure: passwordMissing, newMessages: 0, bytes: 0 };
      }
      return await engine.syncOnce(signal);
    } catch (error) {
      // Only the cache host's end gets here: engines answer with values.
      const failure: Failure = {
        cause: 'cache',
        retry: 'later',
        userSentence: `Godwit could not reach its own mail store (${error instanceof Error ? error.message : 'unknown'}). It tries again by itself.`,
      };
      return { ok: false, failure, newMessages: 0, bytes: 0 };
    }
  }

  async #start(): Promise<Engine | null> {
    if (this.#engine !== null) return this.#engine;
    if (this.#password === null) return null;
    const { id, protocol, incoming } = this.account;
    const { generation } = await this.#cache.call('startGeneration', { account: id });
    const count = await this.#cache.call('countMessages', { account: id });
    this.#setStatus({ listed: count.messages, stored: count.stored });
    let seq = 0;
    const sink: Sink = (batch): Promise<BatchAck> => {
      seq += 1;
      return this.#cache.call('applyBatch', { ...batch, account: id, generation, seq });
    };
    const settings = { ...incoming, password: this.#password };
    const context = { account: id, sink, known: this.#known(), report: this.#report };
    this.#engine =
      protocol === 'imap'
        ? createImapEngine(settings, context)
        : createPop3Engine(settings, context);
    return this.#engine;
  }

  #known(): Known {
    const account = this.account.id;
    const cache = this.#cache;
    return {
      folders: () => cache.call('knownFolders', { account }),
      cursor: (folder) => cache.call('knownCursor', { folder }),
      messages: (folder, uidValidity) => cache.call('knownMessages', { folder, uidValidity }),
      uidls: () => cache.call('knownUidls', { account }),
      operations: () => cache.call('operations', { account }),
      settle: async (results) => {
        await cache.call('settle', { results });
      },
    };
  }

  readonly #report = (report: EngineReport): void => {
    switch (report.type) {
      case 'phase':
        this.#setStatus({ phase: report.phase });
        break;
      case 'progress':
        this.#setStatus({ listed: report.listed, stored: report.stored });
        break;
      case 'failure':
        this.#setStatus({ failure: report.failure });
        break;
    }
  };

  #setStatus(change: Partial<AccountStatus>): void {
    this.#status = { ...this.#status, ...change };
    if (this.#statusTimer !== null) return;
    // Progress is for eyes: four writes a second are enough, and the last one is always written.
    this.#statusTimer = setTimeout(() => {
      this.#statusTimer = null;
      this.#cache.call('putStatus', this.#status).catch(() => undefined);
    }, 250);
  }

  /** True when woken before the time was over. */
  #pause(milliseconds: number | null): Promise<boolean> {
    if (this.#poked) {
      this.#poked = false;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const timer = milliseconds === null ? null : setTimeout(() => done(false), milliseconds);
      const done = (woken: boolean): void => {
        if (timer !== null) clearTimeout(timer);
        this.#wake = () => undefined;
        this.#poked = false;
        resolve(woken);
      };
      this.#wake = () => done(true);
    });
  }
}
