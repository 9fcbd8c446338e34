import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { headless, jsonLines, type SearchLine } from '../program/headless.ts';
import { writeAccounts } from '../program/scripted-accounts.ts';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { type CorpusMessage, corpusFolder, NO_CORPUS, readCorpus } from './corpus.ts';
import { generatedMail } from './generated-mail.ts';
import {
  expectTruth,
  fill,
  lineFor,
  oneAccount,
  type Protocol,
  protocols,
  remove,
  syncAll,
  temporaryFolder,
  truthOf,
} from './scene.ts';

let server: Dovecot;
let folder: string;

test.beforeEach(async () => {
  server = await startDovecot();
  folder = await temporaryFolder();
});
test.afterEach(async () => {
  await server.stop();
  await remove(folder);
});

test('SYNC-5 POP-1: two accounts side by side hold byte for byte what the server holds, and are found', async () => {
  test.setTimeout(180_000);
  const mail = generatedMail(240);
  await fill(server, 'ada', 'INBOX', mail.slice(0, 150));
  await fill(server, 'ada', 'Work/Reports', mail.slice(150, 230));
  await fill(server, 'ada', 'Archive', mail.slice(220));
  await fill(server, 'pam', 'INBOX', mail);
  const truth = [
    ...(await truthOf(server, 'imap', 'ada')),
    ...(await truthOf(server, 'pop3', 'pam')),
  ];
  expect(truth).toHaveLength(150 + 80 + 20 + 240);

  const profile = join(folder, 'profile');
  const accounts = await writeAccounts(join(folder, 'accounts.json'), [
    { name: 'ada', user: 'ada', protocol: 'imap', port: server.ports.imap },
    { name: 'pam', user: 'pam', protocol: 'pop3', port: server.ports.pop3 },
  ]);
  const { lines } = await syncAll(profile, accounts);
  expect(lineFor(lines, 'ada')).toMatchObject({ messages: 250, newMessages: 250, error: null });
  expect(lineFor(lines, 'pam')).toMatchObject({ messages: 240, newMessages: 240, error: null });
  const protocolOf = (account: string): Protocol => (account === 'ada' ? 'imap' : 'pop3');
  await expectTruth(profile, join(folder, 'export'), truth, protocolOf);

  await server.pause();
  const search = await headless(['search', 'writer239'], { profile });
  expect(search.code, search.stderr).toBe(0);
  const found = jsonLines<SearchLine>(search.stdout);
  expect(found.map((line) => line.account).sort()).toEqual(['ada', 'pam']);
  const sent = truth.filter(({ id, folder: at, account }) => {
    const match = found.find((line) => line.account === account);
    return match !== undefined && match.folder === at && id !== '';
  });
  for (const { sha256 } of found) expect(sent.map((held) => held.sha256)).toContain(sha256);
  const none = await headless(['search', 'nowhereinanymail'], { profile });
  expect([none.code, none.stdout]).toEqual([0, '']);
});

for (const protocol of protocols) {
  test(`SYNC-5 POP-1 POP-2: real and odd mail by ${protocol} is byte for byte the server's`, async () => {
    const real = corpusFolder('real');
    const edge = corpusFolder('edge');
    test.skip(real === null || edge === null, NO_CORPUS);
    if (real === null || edge === null) return;
    test.setTimeout(300_000);
    const odd = await readCorpus(edge);
    const inFolders: [string, CorpusMessage[]][] =
      protocol === 'pop3'
        ? [['INBOX', [...odd, ...(await readCorpus(real))]]]
        : [['INBOX', await readCorpus(real)], ...byProject(odd)];
    for (const [at, messages] of inFolders) await fill(server, 'ada', at, messages);
    const truth = await truthOf(server, protocol, 'ada');
    const count = inFolders.reduce((sum, [, messages]) => sum + messages.length, 0);
    expect(truth).toHaveLength(count);

    const profile = join(folder, 'profile');
    const accounts = await oneAccount(folder, server, protocol, 'ada');
    const { lines } = await syncAll(profile, accounts);
    expect(lineFor(lines, 'ada')).toMatchObject({ messages: count, newMessages: count });
    await expectTruth(profile, join(folder, 'export'), truth, () => protocol);

    const again = await syncAll(profile, accounts);
    expect(lineFor(again.lines, 'ada')).toMatchObject({
      messages: count,
      newMessages: 0,
      bytes: 0,
    });
    const search = await headless(['search', 'linux'], { profile });
    expect(search.code, search.stderr).toBe(0);
    const hashes = new Set(truth.map(({ sha256 }) => sha256));
    const found = jsonLines<SearchLine>(search.stdout);
    expect(found.length).toBeGreaterThan(100);
    for (const { sha256 } of found) expect(hashes.has(sha256)).toBe(true);
  });
}

/** The odd mail in one folder for each project it comes from. */
function byProject(odd: readonly CorpusMessage[]): [string, CorpusMessage[]][] {
  const folders = new Map<string, CorpusMessage[]>();
  for (const message of odd) {
    const project = message.name.split('/')[0]?.replaceAll('.', '_') ?? 'other';
    const path = `Odd/${project}`;
    folders.set(path, [...(folders.get(path) ?? []), message]);
  }
  return [...folders];
}
