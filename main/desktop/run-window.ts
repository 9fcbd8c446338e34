import { app, type BrowserWindow, net, powerMonitor, shell } from 'electron';
import type { AccountStore } from '../accounts/account-store.ts';
import { addAccount } from '../accounts/add-account.ts';
import type { Credentials } from '../accounts/credentials.ts';
import { CacheHostLink } from '../ipc/cache-host-link.ts';
import { serveUi } from '../ipc/serve-ui.ts';
import { checkImap } from '../sync/imap/check.ts';
import { checkPop3 } from '../sync/pop3/check.ts';
import { backoff } from '../sync/supervisor/backoff.ts';
import { Supervisor } from '../sync/supervisor/supervisor.ts';
import { openAttachment, saveAttachment } from './attachments.ts';
import { allowRemoteImages } from './lockdown.ts';
import { loadShell, openWindow } from './window.ts';

type Parts = { preload: string; store: AccountStore; credentials: Credentials };

/** Runs the program with its window, until the window is closed. */
export async function runWindow({ preload, store, credentials }: Parts): Promise<void> {
  const supervisor = new Supervisor();
  const window = openWindow(preload);
  let cache: CacheHostLink | null = null;
  let closing = false;

  const publishAccounts = (link: CacheHostLink) =>
    link.call('setAccounts', {
      accounts: store
        .list()
        .map(({ id, name, email, protocol }) => ({ id, name, email, protocol })),
    });

  const startCache = async (): Promise<CacheHostLink> => {
    const link = await CacheHostLink.start(preload, {
      operationsQueued: (account) => supervisor.nudge(account),
      // The engines' unacknowledged batches were never committed: they begin again from the
      // cache's own cursors, as a new generation (SYNC-2, SYNC-4).
      gone: () => {
        // One that dies while it starts has made its start fail, and is tried again there.
        if (closing || cache === null) return;
        cache = null;
        void restart();
      },
    });
    cache = link;
    await publishAccounts(link);
    return link;
  };
  const startSync = async (link: CacheHostLink): Promise<void> => {
    for (const account of store.list()) {
      await supervisor.start(account, credentials.password(account.id), link);
    }
  };
  let failures = 0;
  const restart = async (): Promise<void> => {
    await supervisor.stop();
    try {
      const link = await startCache();
      failures = 0;
      link.connect(window.webContents);
      await startSync(link);
    } catch {
      // A full disk or a lack of memory passes; what is on the screen stays readable meanwhile.
      failures += 1;
      setTimeout(() => {
        if (!closing) void restart();
      }, backoff(failures)).unref();
    }
  };
  const current = (): CacheHostLink => {
    if (cache === null) throw new Error('Godwit is still starting. Try again in a moment.');
    return cache;
  };

  serveUi({
    addAccount: (draft) =>
      addAccount(draft, store, credentials, async (account) => {
        await publishAccounts(current());
        await supervisor.start(account, draft.incoming.password, current());
      }),
    syncNow: async () => {
      supervisor.nudgeAll();
      return null;
    },
    credentialStorage: async () => credentials.storage,
    setPassword: async ({ account: id, password }) => {
      const account = store.get(id);
      if (account === undefined) throw new Error('This account is not there any more.');
      const check = account.protocol === 'imap' ? checkImap : checkPop3;
      const failure = await check({ ...account.incoming, password });
      // A server that cannot be reached says nothing about the password: it is kept, and tried.
      if (failure?.field === 'password' || failure?.field === 'user') return { ok: false, failure };
      await credentials.setPassword(id, password);
      supervisor.setPassword(id, password);
      return { ok: true, account: id };
    },
    saveAttachment: (part) => saveAttachment(part, current()),
    openAttachment: (part) => openAttachment(part, current()),
    openLink: async ({ url }) => {
      if (/^(https?|mailto):/i.test(url)) await shell.openExternal(url);
      return null;
    },
    allowRemote: async ({ urls }, sender) => {
      allowRemoteImages(sender, urls);
      return null;
    },
  });

  // The window shows what the cache has at once; nothing waits for the engines.
  window.webContents.on('did-finish-load', () => cache?.connect(window.webContents));
  const [link] = await Promise.all([startCache(), loadShell(window)]);
  link.connect(window.webContents);
  wakeOnNetwork(supervisor);
  await startSync(link);

  app.on('second-instance', () => focus(window));
  window.on('close', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    window.hide();
    void supervisor
      .stop()
      .then(() => cache?.close())
      .finally(() => app.quit());
  });
}

function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function wakeOnNetwork(supervisor: Supervisor): void {
  powerMonitor.on('resume', () => supervisor.nudgeAll());
  let online = net.isOnline();
  setInterval(() => {
    const now = net.isOnline();
    if (now && !online) supervisor.nudgeAll();
    online = now;
  }, 5_000).unref();
}
