import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect as connectTls } from 'node:tls';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Security } from '../../app/domain/account.ts';
import { readAccountsFile } from '../../main/accounts/accounts-file.ts';
import { type Dovecot, seed, startDovecot } from './dovecot.ts';

let server: Dovecot;
beforeAll(async () => {
  server = await startDovecot();
});
afterAll(() => server.stop());

const text = (subject: string) =>
  new TextEncoder().encode(`From: a@example.org\nSubject: ${subject}\n\nHello.\n`);

async function imap(user: string, security: Security, from: Dovecot = server): Promise<ImapFlow> {
  const { host, port, password, ca } = from.settings(user, 'imap', security);
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    tls: ca === undefined ? {} : { ca },
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
  });
  await client.connect();
  return client;
}

/** Says these lines to the POP3 port at once, and gives the first line of each answer. */
async function pop3(lines: readonly string[], security: 'tls' | 'none'): Promise<string[]> {
  const { host, port, ca } = server.settings('anyone', 'pop3', security);
  const socket = security === 'tls' ? connectTls({ host, port, ca }) : connectTcp({ host, port });
  socket.write(`${[...lines, 'QUIT'].join('\r\n')}\r\n`);
  const answers: string[] = [];
  for await (const line of createInterface({ input: socket })) {
    if (line.startsWith('+OK') || line.startsWith('-ERR') || line === 'PIPELINING') {
      answers.push(line);
    }
  }
  return answers;
}

describe('a private Dovecot', () => {
  it.each<Security>(['tls', 'starttls', 'none'])(
    'lets any user sign in to IMAP, %s',
    async (security) => {
      const client = await imap(`user-${security}`, security);
      expect(client.secureConnection).toBe(security !== 'none');
      expect(client.capabilities.has('QRESYNC')).toBe(true);
      expect(client.capabilities.has('QUOTA')).toBe(true);
      await client.logout();
    },
  );

  it('refuses a wrong password', async () => {
    const answers = await pop3(['USER robin', 'PASS wrong'], 'none');
    expect(answers[2]).toMatch(/^-ERR \[AUTH\]/);
  });

  it('has a certificate nobody trusts without its authority', async () => {
    const { host, port } = server.settings('robin', 'imap', 'tls');
    const socket = connectTls({ host, port });
    await expect(
      new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject)),
    ).rejects.toThrow(/certificate/);
  });

  it.each(['tls', 'none'] as const)('speaks pipelined POP3, %s', async (security) => {
    await seed(server, `pop-${security}`, 'INBOX', [
      { bytes: text('one') },
      { bytes: text('two') },
    ]);
    const asked = ['CAPA', `USER pop-${security}`, 'PASS secret', 'STAT'];
    const answers = await pop3(asked, security);
    expect(answers).toContain('PIPELINING');
    // Each line end counts as two bytes.
    expect(answers.at(-2)).toBe(`+OK 2 ${2 * (text('one').length + 4)}`);
  });

  it('subscribes everybody to the special folders', async () => {
    const client = await server.client('special');
    const folders = (await client.list()).filter((folder) => folder.subscribed);
    expect(folders.map((folder) => folder.specialUse ?? folder.path).sort()).toEqual(
      ['\\Archive', '\\Drafts', '\\Inbox', '\\Junk', '\\Sent', '\\Trash'].sort(),
    );
  });

  it('advertises only what it is told to', async () => {
    const poor = await startDovecot({ capability: 'IMAP4rev1 IDLE' });
    const client = await imap('robin', 'none', poor);
    expect([...client.capabilities.keys()]).toEqual(['IMAP4rev1', 'IDLE']);
    await client.logout();
    await poor.stop();
  });

  it('refuses what is over the quota', async () => {
    const small = await startDovecot({ quotaMegabytes: 1 });
    const client = await small.client('robin');
    const half = Buffer.concat([text('half'), Buffer.alloc(600_000, 'x\n')]);
    await client.append('INBOX', half);
    await expect(client.append('INBOX', half)).rejects.toMatchObject({
      serverResponseCode: 'OVERQUOTA',
    });
    await small.stop();
  });

  it('serves many connections of one user', async () => {
    const clients = await Promise.all(Array.from({ length: 12 }, () => server.client('busy')));
    await Promise.all(clients.map((client) => client.mailboxOpen('INBOX')));
    expect(clients.every((client) => client.usable)).toBe(true);
  });
});

describe('seed', () => {
  it('keeps order, dates, flags and bytes', async () => {
    const bytes = Array.from({ length: 300 }, (_, at) => text(`message ${at}`));
    await seed(
      server,
      'seeded',
      'INBOX',
      bytes.map((one, at) => ({
        bytes: one,
        // Older and older: only the order given counts.
        received: new Date(Date.UTC(2026, 0, 31) - at * 60_000),
        ...(at % 2 === 0 ? { flags: ['\\Seen', '\\Flagged'] } : {}),
      })),
    );
    await seed(server, 'seeded', 'INBOX', [{ bytes: text('last') }]);
    const client = await server.client('seeded');
    await client.mailboxOpen('INBOX');
    const found = await client.fetchAll('1:*', { source: true, internalDate: true, flags: true });
    expect(found).toHaveLength(301);
    for (const [at, one] of bytes.entries()) {
      const wire = Buffer.from(Buffer.from(one).toString('latin1').replaceAll('\n', '\r\n'));
      expect(found[at]?.source?.equals(wire)).toBe(true);
      expect(found[at]?.internalDate).toEqual(new Date(Date.UTC(2026, 0, 31) - at * 60_000));
      const flags = [...(found[at]?.flags ?? [])].filter((flag) => flag !== '\\Recent').sort();
      expect(flags).toEqual(at % 2 === 0 ? ['\\Flagged', '\\Seen'] : []);
    }
    expect(found[300]?.source?.includes('Subject: last')).toBe(true);
  });

  it('makes nested folders, whatever their script', async () => {
    await seed(server, 'nested', 'Réunions/京都', [{ bytes: text('there') }]);
    expect(await readdir(join(server.maildir('nested', 'Réunions/京都'), 'new'))).toHaveLength(1);
    const client = await server.client('nested');
    expect((await client.mailboxOpen('Réunions/京都')).exists).toBe(1);
  });

  it('is new mail to a client that watches', async () => {
    const client = await server.client('watching');
    await client.mailboxOpen('INBOX');
    const news = new Promise<number>((resolve) => {
      client.on('exists', ({ count }) => resolve(count));
    });
    const idle = client.idle();
    await seed(server, 'watching', 'INBOX', [{ bytes: text('ding') }]);
    expect(await news).toBe(1);
    await client.noop();
    await idle;
  });

  it('refuses what Maildir cannot keep', async () => {
    const message = { bytes: text('x'), flags: ['$Label1'] };
    await expect(seed(server, 'x', 'INBOX', [message])).rejects.toThrow('$label1');
    await expect(seed(server, 'x', 'a.b', [])).rejects.toThrow("'a.b'");
  });
});

describe('its files and its end', () => {
  it('writes accounts files the program reads', async () => {
    const path = await server.accountsFile([
      { name: 'Home', user: 'robin', protocol: 'imap' },
      { name: 'Old', user: 'robin@example.net', protocol: 'pop3', security: 'none' },
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const common = { protocol: 'imap', leaveOnServer: 'always' };
    expect(await readAccountsFile(path)).toEqual([
      {
        ...common,
        name: 'Home',
        email: 'robin@example.org',
        incoming: server.settings('robin', 'imap', 'tls'),
      },
      {
        ...common,
        name: 'Old',
        email: 'robin@example.net',
        protocol: 'pop3',
        incoming: server.settings('robin@example.net', 'pop3', 'none'),
      },
    ]);
  });

  it('comes back with the same mail on the same ports after a pause', async () => {
    await seed(server, 'paused', 'INBOX', [{ bytes: text('kept') }]);
    const before = await server.client('paused');
    const ended = new Promise<void>((resolve) => before.once('close', () => resolve()));
    await server.pause();
    await ended;
    await expect(server.client('paused')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.resume();
    const after = await server.client('paused');
    expect((await after.mailboxOpen('INBOX')).exists).toBe(1);
  });

  it('leaves nothing behind, except a data folder it was given', async () => {
    const data = await mkdtemp(join(tmpdir(), 'godwit-data-'));
    const mail = join(data, 'mail');
    const first = await startDovecot({ data: mail });
    await seed(first, 'robin', 'INBOX', [{ bytes: text('kept') }]);
    const folder = dirname(first.caFile);
    await first.stop();
    await expect(readFile(join(folder, 'dovecot.conf'))).rejects.toThrow('ENOENT');
    expect(await readdir(join(mail, 'robin/Maildir/new'))).toHaveLength(1);
    await rm(data, { recursive: true });
  });
});
