import { join } from 'node:path';
import { app, session } from 'electron';
import { AccountStore } from './accounts/account-store.ts';
import { Credentials } from './accounts/credentials.ts';
import { hasDisplay, helpText, type Invocation, ownArguments, parseCommandLine } from './cli.ts';
import { registerAppScheme, serveApp } from './desktop/app-protocol.ts';
import { blockRequests, denyByDefault } from './desktop/lockdown.ts';
import { runWindow } from './desktop/run-window.ts';
import { headlessExport } from './headless/export.ts';
import { createOutput, type Output } from './headless/output.ts';
import { headlessSearch } from './headless/search.ts';
import { headlessSync } from './headless/sync.ts';
import { CacheHostLink } from './ipc/cache-host-link.ts';
import { claimProfile, takeAccountsFile } from './profile.ts';

const preload = join(import.meta.dirname, '../preload/preload.cjs');
const pages = join(import.meta.dirname, '../renderer');

registerAppScheme();
denyByDefault();

const parsed = parseCommandLine(ownArguments(process.argv, process.defaultApp === true));
if (typeof parsed === 'string') {
  process.stderr.write(`godwit: ${parsed}\n\n${helpText}`);
  process.exit(2);
}
if (parsed.command.type === 'help') {
  process.stdout.write(helpText);
  process.exit(0);
}

const output = createOutput(parsed.json);
if (!hasDisplay(process.platform, process.env, process.argv)) {
  // Chromium would end the process in a moment, with a message about X servers.
  output.fail(
    'There is no display. Start Godwit in a desktop session, or under xvfb-run (package xvfb).',
  );
  process.exit(1);
}
if (!(await claimProfile(parsed.profile))) {
  output.fail(
    `The profile ${app.getPath('userData')} is in use by a running Godwit. Close it first.`,
  );
  process.exit(1);
}

if (parsed.command.type !== 'window') {
  // A headless run has no UI window; its end is decided here, not by windows closing.
  app.on('window-all-closed', () => undefined);
  // Nothing is ever drawn: a process for the graphics card would only cost memory and time.
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('in-process-gpu');
}

// Not awaited at top level: 'ready' fires only after the main module has run.
void app.whenReady().then(
  () => run(parsed, output),
  () => process.exit(1),
);

async function run(invocation: Invocation, out: Output): Promise<void> {
  try {
    serveApp(session.defaultSession, pages);
    blockRequests(session.defaultSession);
    const profile = app.getPath('userData');
    const store = await AccountStore.open(profile);
    if (typeof store === 'string') return quit(out, store);
    const credentials = await Credentials.open(profile);
    if (invocation.accountsFile !== null) {
      const problem = await takeAccountsFile(invocation.accountsFile, store, credentials);
      if (problem !== null) return quit(out, problem);
    }
    if (invocation.command.type === 'window') {
      await runWindow({ preload, store, credentials });
      return;
    }
    app.exit(await runHeadless(invocation, store, credentials, out));
  } catch (error) {
    quit(out, error instanceof Error ? error.message : String(error));
  }
}

async function runHeadless(
  { command }: Invocation,
  store: AccountStore,
  credentials: Credentials,
  out: Output,
): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const cache = await CacheHostLink.start(preload, {
    operationsQueued: () => undefined,
    gone: () => stop.abort(),
  });
  try {
    await cache.call('setAccounts', {
      accounts: store
        .list()
        .map(({ id, name, email, protocol }) => ({ id, name, email, protocol })),
    });
    switch (command.type) {
      case 'sync':
        return await headlessSync(store.list(), credentials, cache, out, stop.signal);
      case 'search':
        return await headlessSearch(command.query, store.list(), cache, out);
      case 'export':
        return await headlessExport(command.directory, cache, out, stop.signal);
      case 'window':
      case 'help':
        return 0;
    }
  } finally {
    await cache.close();
  }
}

function quit(out: Output, sentence: string): void {
  out.fail(sentence);
  app.exit(1);
}
