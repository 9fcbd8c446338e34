import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { ImapSettings } from '../session.ts';

/** A Dovecot of one's own on a free loopback port. Every user has the password `secret`. */
export type Dovecot = {
  settings(user: string): ImapSettings;
  /** The same account by POP3. */
  pop3Settings(user: string): ImapSettings;
  /** Puts raw files into the user's inbox; they are numbered in this order. */
  deliver(user: string, messages: readonly Uint8Array[]): Promise<void>;
  /** The raw files of the user's inbox, in no order. */
  files(user: string): Promise<Buffer[]>;
  /** A client that is not the engine: "another computer". Logged out by `stop`. */
  client(user: string): Promise<ImapFlow>;
  stop(): Promise<void>;
};

/** Capabilities after sign-in, poorer than Dovecot's own. */
export const capabilities = {
  condstore:
    'IMAP4rev1 ENABLE IDLE UIDPLUS NAMESPACE ESEARCH CONDSTORE LIST-EXTENDED LIST-STATUS SPECIAL-USE',
  plain: 'IMAP4rev1',
};

/** Starts Dovecot in a temporary folder; `capability` replaces what it advertises. */
export async function startDovecot(capability: string | null = null): Promise<Dovecot> {
  const base = await mkdtemp(join(tmpdir(), 'godwit-dovecot-'));
  const port = await freePort();
  const pop3Port = await freePort();
  const me = userInfo();
  const root = me.uid === 0;
  const mail = join(base, 'mail');
  await mkdir(mail);
  await chmod(base, 0o755);
  // Dovecot refuses to serve mail as root; any other id will do.
  const owner = root ? { uid: 65_534, gid: 65_534 } : { uid: me.uid, gid: me.gid };
  if (root) await chown(mail, owner.uid, owner.gid);
  const users = root
    ? ''
    : `default_internal_user = ${me.username}\ndefault_login_user = ${me.username}\n`;
  await writeFile(
    join(base, 'dovecot.conf'),
    `${users}base_dir = ${base}/run
state_dir = ${base}/state
log_path = ${base}/log
protocols = imap pop3
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:~/Maildir
mailbox_list_index = yes
${capability === null ? '' : `imap_capability = ${capability}`}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${mail}/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${pop3Port}
  }
  inet_listener pop3s {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
}
`,
  );
  const server = spawn('dovecot', ['-F', '-c', join(base, 'dovecot.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await listening(port);
  await listening(pop3Port);
  const clients: ImapFlow[] = [];
  const account = { host: '127.0.0.1', security: 'none', password: 'secret' } as const;
  const inbox = (user: string): string => join(mail, user, 'Maildir');
  let delivered = 0;
  return {
    settings: (user) => ({ ...account, port, user }),
    pop3Settings: (user) => ({ ...account, port: pop3Port, user }),
    deliver: async (user, messages) => {
      const made = [join(mail, user), inbox(user)];
      for (const part of ['cur', 'new', 'tmp']) made.push(join(inbox(user), part));
      for (const directory of made) await mkdir(directory, { recursive: true });
      for (const message of messages) {
        delivered += 1;
        const path = join(inbox(user), 'new', `${1_700_000_000 + delivered}.M0P1.test`);
        await writeFile(path, message);
        made.push(path);
      }
      if (root) for (const path of made) await chown(path, owner.uid, owner.gid);
    },
    files: async (user) => {
      const files: Buffer[] = [];
      for (const part of ['cur', 'new']) {
        for (const name of await readdir(join(inbox(user), part))) {
          files.push(await readFile(join(inbox(user), part, name)));
        }
      }
      return files;
    },
    client: async (user) => {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port,
        secure: false,
        auth: { user, pass: 'secret' },
        logger: false,
        disableAutoIdle: true,
      });
      client.on('error', () => undefined);
      await client.connect();
      clients.push(client);
      return client;
    },
    stop: async () => {
      for (const client of clients) client.close();
      server.kill('SIGTERM');
      await ended;
      await rm(base, { recursive: true, force: true });
    },
  };
}

/** A loopback port nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await sleep(25);
  }
  throw new Error('Dovecot does not listen');
}
