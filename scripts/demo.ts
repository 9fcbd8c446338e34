// Godwit on a private mail server full of sample mail. All of it, the server, its mail and the
// profile, is temporary and gone when the window is closed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleMail } from '../e2e/sample-mail/index.ts';
import { type Dovecot, seed, startDovecot } from '../e2e/servers/dovecot.ts';
import { buildWhenNeeded } from './runtime/build.ts';
import { displayFor, electronCommand, type LaunchCommand, NO_DISPLAY } from './runtime/launch.ts';
import { exitStatus, superviseCommand } from './runtime/supervise.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is to be removed at the end; a server that is still starting, too. */
type Temporary = { server: Promise<Dovecot> | null; profile: Promise<string> | null };

async function prepare(temporary: Temporary, ending: AbortSignal): Promise<LaunchCommand> {
  await ensureSystemPackages(['electron', 'dovecot']);
  if (displayFor(process.env) === 'none') throw new Error(NO_DISPLAY);
  await buildWhenNeeded(root);
  const { accounts } = await sampleMail(new Date());
  // Nothing temporary is made any more once its removal has begun.
  ending.throwIfAborted();
  temporary.server = startDovecot();
  temporary.profile = mkdtemp(join(tmpdir(), 'godwit-demo-'));
  const server = await temporary.server;
  const profile = await temporary.profile;
  let count = 0;
  for (const { user, folders } of accounts) {
    for (const { path, messages } of folders) {
      ending.throwIfAborted();
      await seed(server, user, path, messages);
      count += messages.length;
    }
  }
  const names = accounts.map(({ name, protocol }) => `${name} (${protocol.toUpperCase()})`);
  process.stdout.write(
    `Mail server: Dovecot on 127.0.0.1, IMAP on port ${server.ports.imaps}, POP3 on port ${server.ports.pop3s}.
Sample mail: ${count} messages in the accounts ${names.join(' and ')}.
All of it is temporary: closing the window, or Ctrl-C here, ends it.
`,
  );
  const accountsFile = await server.accountsFile(accounts);
  return electronCommand(root, ['--profile', profile, '--accounts', accountsFile]);
}

/** Resolves with the status of a run that a signal ended before the window was there. */
function interruption(ending: AbortController): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        ending.abort();
        resolve(exitStatus(null, signal));
      });
    }
  });
}

async function remove({ server, profile }: Temporary): Promise<void> {
  // One that never came to be has nothing to remove, and has already said why.
  await (await server?.catch(() => null))?.stop();
  const folder = await profile?.catch(() => null);
  if (typeof folder !== 'string') return;
  // Chromium's last processes may still write for a moment after the program has ended.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

const temporary: Temporary = { server: null, profile: null };
const ending = new AbortController();
try {
  const prepared = await Promise.race([prepare(temporary, ending.signal), interruption(ending)]);
  process.exitCode = typeof prepared === 'number' ? prepared : await superviseCommand(prepared);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
await remove(temporary);
// Signal handlers would keep the process; everything is written by now.
process.exit();
