import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountStore } from './account-store.ts';
import { readAccountsFile } from './accounts-file.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'godwit-accounts-'));
});
afterAll(() => rm(directory, { recursive: true }));

const incoming = { host: 'h.example', port: 993, security: 'tls', user: 'u', password: 'secret' };
const account = { name: 'Home', email: 'u@h.example', protocol: 'imap', incoming };

async function read(content: unknown) {
  const file = join(directory, 'accounts.json.in');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readAccountsFile(file);
}

describe('the accounts file', () => {
  it('is read, with its certificate, and leaves mail on the server by default (MODE-2)', async () => {
    await writeFile(join(directory, 'ca.pem'), 'PEM');
    const entries = await read({
      accounts: [{ ...account, incoming: { ...incoming, caFile: 'ca.pem' } }],
    });
    expect(entries).toEqual([
      { ...account, incoming: { ...incoming, ca: 'PEM' }, leaveOnServer: 'always' },
    ]);
  });

  it.each([
    ['not JSON', '{', 'not JSON'],
    ['no accounts', {}, 'accounts'],
    [
      'a port',
      { accounts: [{ ...account, incoming: { ...incoming, port: 0 } }] },
      'accounts.0.incoming.port',
    ],
    ['a protocol', { accounts: [{ ...account, protocol: 'jmap' }] }, 'accounts.0.protocol'],
    ['an unknown field', { accounts: [{ ...account, colour: 'red' }] }, 'accounts.0.colour'],
    [
      'no TLS to another computer',
      { accounts: [{ ...account, incoming: { ...incoming, security: 'none' } }] },
      'accounts.0.incoming.security',
    ],
    [
      'a missing certificate',
      { accounts: [{ ...account, incoming: { ...incoming, caFile: 'no.pem' } }] },
      'no.pem',
    ],
    ['a name twice', { accounts: [account, account] }, 'same name'],
  ])('names the field that is wrong: %s', async (_what, content, named) => {
    const problem = await read(content);
    expect(problem).toBeTypeOf('string');
    expect(problem).toContain(named);
    expect(problem).not.toContain('secret');
  });

  it('allows no TLS on this computer', async () => {
    const local = { ...incoming, host: '127.0.0.1', security: 'none' };
    expect(await read({ accounts: [{ ...account, incoming: local }] })).toHaveLength(1);
  });
});

describe('the account store', () => {
  it('keeps accounts without their passwords (SEC-3), and updates one of the same name', async () => {
    const store = await AccountStore.open(directory);
    if (typeof store === 'string') throw new Error(store);
    const entries = await read({ accounts: [account] });
    const [entry] = typeof entries === 'string' ? [] : entries;
    if (entry === undefined) throw new Error('no entry');
    const first = await store.put(entry);
    const second = await store.put({ ...entry, email: 'other@h.example' });
    expect(second.id).toBe(first.id);
    const again = await AccountStore.open(directory);
    if (typeof again === 'string') throw new Error(again);
    expect(again.list()).toEqual([second]);
    expect(JSON.stringify(again.list())).not.toContain('secret');
  });

  it('says so when its file is damaged, and does not start empty', async () => {
    await writeFile(join(directory, 'accounts.json'), '{"version":1,');
    expect(await AccountStore.open(directory)).toContain('damaged');
  });
});
