import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import type { Protocol, Security, ServerSettings } from '../../app/domain/account.ts';
import { isOnPath } from '../../scripts/runtime/launch.ts';
import { serverCertificate } from './certificates.ts';
import { type DovecotPlan, dovecotConfig } from './dovecot-config.ts';
import { type DovecotProcess, runDovecot } from './dovecot-process.ts';
import { freePort, isFree } from './free-port.ts';
import { deliver, maildirPath, type SeedMessage } from './maildir.ts';

/** An account for an accounts file; `security` is `tls` and `email` is made up by default. */
export type ServedAccount = {
  name: string;
  user: string;
  protocol: Protocol;
  security?: Security;
  email?: string;
};

/** A Dovecot of one's own on loopback ports. Every user exists and has the password `secret`. */
export type Dovecot = {
  readonly host: '127.0.0.1';
  readonly ports: Readonly<Record<'imap' | 'imaps' | 'pop3' | 'pop3s', number>>;
  /** PEM of the authority that signed the server's certificate. */
  readonly ca: string;
  /** The file `ca` lies in. */
  readonly caFile: string;
  /** Who the users' mail belongs to on disk. */
  readonly owner: { readonly uid: number; readonly gid: number };
  /** What a client needs to sign in; `ca` is named where there is TLS. */
  settings(
    user: string,
    protocol: Protocol,
    security: Security,
  ): ServerSettings & { password: string };
  /** Writes an accounts file for these accounts, readable by this user only; its path. */
  accountsFile(accounts: readonly ServedAccount[]): Promise<string>;
  /** The Maildir of a user's folder, `INBOX` or `A/B`: its path on disk, whether it exists or not. */
  maildir(user: string, folder?: string): string;
  /** Another client of the account, signed in. Closed by `stop`. */
  client(user: string): Promise<ImapFlow>;
  /** What the server has logged since it was started or resumed, at most the last 64 KB. */
  log(): string;
  /** Ends the server and removes its folder, but never a `data` folder it was given. */
  stop(): Promise<void>;
  /** Ends the server; mail and ports are kept. Connections are refused when this resolves. */
  pause(): Promise<void>;
  /** Starts the paused server again: same ports, same mail. */
  resume(): Promise<void>;
};

export type DovecotOptions = {
  /** What IMAP advertises after sign-in, instead of everything Dovecot has. */
  capability?: string;
  /** The limit of each user's mail; none by default. */
  quotaMegabytes?: number;
  /**
   * Keeps the users' mail in this folder, made where needed, instead of a temporary one. As root,
   * mail belongs to an ordinary user, who must be able to pass through the folders above.
   */
  data?: string;
};

const PASSWORD = 'secret';
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Starts Dovecot in a temporary folder; resolves when it accepts connections. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const program = dovecotProgram();
  const [{ ca, certificate, key }, version] = await Promise.all([
    serverCertificate(),
    promisify(execFile)(program, ['--version']),
  ]);
  const base = await mkdtemp(join(tmpdir(), 'godwit-dovecot-'));
  try {
    const plan = await layOut(base, options);
    await writeFile(join(base, 'server.pem'), certificate);
    await writeFile(join(base, 'server.key'), key, { mode: 0o600 });
    await writeFile(join(base, 'ca.pem'), ca);
    const configFile = join(base, 'dovecot.conf');
    await writeFile(configFile, dovecotConfig(plan, version.stdout));
    const start = () => runDovecot(program, configFile);
    return serve(plan, ca, start, await start());
  } catch (error) {
    await rm(base, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Puts messages into a user's folder, which is made where needed, in the order of their arrival.
 * A server at work sees them as new mail. They are files on disk when this resolves; which of them
 * a connection knows of is the server's affair.
 */
export async function seed(
  server: Dovecot,
  user: string,
  folder: string,
  messages: Iterable<SeedMessage>,
): Promise<void> {
  deliver(server.maildir(user), folder, server.owner, messages);
}

function dovecotProgram(): string {
  // System programs are not on an ordinary user's PATH on Debian.
  const folders = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin', '/opt/local/sbin'];
  const found = [...(process.env.PATH ?? '').split(delimiter), ...folders].find(
    (folder) => folder !== '' && isOnPath('dovecot', { PATH: folder }),
  );
  if (found === undefined) throw new Error('Dovecot, the mail server, is not installed.');
  return join(found, 'dovecot');
}

async function layOut(base: string, options: DovecotOptions): Promise<DovecotPlan> {
  const me = userInfo();
  const isRoot = me.uid === 0;
  const owner = isRoot ? NOBODY : { uid: me.uid, gid: me.gid };
  const data = options.data ?? join(base, 'mail');
  await mkdir(data, { recursive: true });
  if (isRoot) {
    // Dovecot's own unprivileged processes and the mail's owner pass through here.
    await chmod(base, 0o755);
    await chown(data, owner.uid, owner.gid);
  }
  const group = isRoot
    ? ''
    : await promisify(execFile)('id', ['-gn']).then((id) => id.stdout.trim());
  return {
    base,
    data,
    ports: {
      imap: await freePort(),
      imaps: await freePort(),
      pop3: await freePort(),
      pop3s: await freePort(),
    },
    owner,
    runAs: isRoot ? null : { user: me.username, group },
    capability: options.capability ?? null,
    quotaMegabytes: options.quotaMegabytes ?? null,
  };
}

function serve(
  { base, data, ports, owner }: DovecotPlan,
  ca: string,
  start: () => Promise<DovecotProcess>,
  first: DovecotProcess,
): Dovecot {
  let running: DovecotProcess | null = first;
  let log = first.log;
  let accountsFiles = 0;
  const clients: ImapFlow[] = [];
  const caFile = join(base, 'ca.pem');

  const settings: Dovecot['settings'] = (user, protocol, security) => {
    const port = ports[security === 'tls' ? (`${protocol}s` as const) : protocol];
    const common = { host: '127.0.0.1', port, security, user, password: PASSWORD };
    return security === 'none' ? common : { ...common, ca };
  };

  return {
    host: '127.0.0.1',
    ports,
    ca,
    caFile,
    owner,
    settings,
    accountsFile: async (accounts) => {
      const entries = accounts.map(({ name, user, protocol, security = 'tls', email }) => {
        const { ca: authority, ...incoming } = settings(user, protocol, security);
        return {
          name,
          email: email ?? (user.includes('@') ? user : `${user}@example.org`),
          protocol,
          incoming: authority === undefined ? incoming : { ...incoming, caFile },
        };
      });
      accountsFiles += 1;
      const path = join(base, `accounts-${accountsFiles}.json`);
      await writeFile(path, JSON.stringify({ accounts: entries }, null, 2), { mode: 0o600 });
      return path;
    },
    maildir: (user, folder = 'INBOX') => maildirPath(join(data, user, 'Maildir'), folder),
    client: async (user) => {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: ports.imap,
        secure: false,
        doSTARTTLS: false,
        auth: { user, pass: PASSWORD },
        logger: false,
        disableAutoIdle: true,
      });
      client.on('error', () => undefined);
      await client.connect();
      clients.push(client);
      return client;
    },
    log: () => log(),
    stop: async () => {
      for (const client of clients) client.close();
      const ending = running;
      running = null;
      await ending?.end();
      await rm(base, { recursive: true, force: true });
    },
    pause: async () => {
      const ending = running;
      running = null;
      await ending?.end();
      await portsClosed(Object.values(ports));
    },
    resume: async () => {
      if (running !== null) return;
      running = await start();
      log = running.log;
    },
  };
}

/** A killed process gives its ports back a moment after it is gone. */
async function portsClosed(ports: readonly number[]): Promise<void> {
  const patience = AbortSignal.timeout(10_000);
  for (const port of ports) {
    while (!(await isFree(port))) {
      if (patience.aborted) throw new Error(`Dovecot has ended and still holds port ${port}.`);
    }
  }
}
