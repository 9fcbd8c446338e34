import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import {
  type HeadlessResult,
  headless,
  jsonLines,
  type SyncLine,
  startHeadless,
  startProgram,
} from '../program/headless.ts';
import { writeAccounts } from '../program/scripted-accounts.ts';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { startFaultProxy } from '../servers/fault-proxy.ts';
import { generatedMail } from './generated-mail.ts';
import {
  expectTruth,
  fill,
  lineFor,
  oneAccount,
  protocols,
  remove,
  syncAll,
  temporaryFolder,
  truthOf,
} from './scene.ts';

let server: Dovecot;
let folder: string;

test.describe.configure({ timeout: 120_000 });
test.beforeEach(async () => {
  server = await startDovecot();
  folder = await temporaryFolder();
});
test.afterEach(async () => {
  await server.stop();
  await remove(folder);
});

/** Sentences for a person, and nothing of the program's inside. */
function expectSentences(result: HeadlessResult): void {
  expect(result.stderr).not.toMatch(/^\s+at /m);
  expect(result.stderr).not.toMatch(/secret|wrong-password/);
  for (const sentence of result.sentences) expect(sentence).toMatch(/[.!]”?$/);
}

test('SYNC-6: a wrong password, a closed port and an unknown host are each said; the other account is done', async () => {
  await fill(server, 'ada', 'INBOX', generatedMail(12));
  const { imap, pop3 } = server.ports;
  const dead = await startFaultProxy(imap, { refuse: true });
  const accounts = await writeAccounts(join(folder, 'accounts.json'), [
    { name: 'Typo', user: 'bob', protocol: 'imap', port: imap, password: 'wrong-password' },
    { name: 'Typo too', user: 'bob', protocol: 'pop3', port: pop3, password: 'wrong-password' },
    { name: 'Closed', user: 'bob', protocol: 'imap', port: dead.port },
    { name: 'Closed too', user: 'bob', protocol: 'pop3', port: dead.port },
    { name: 'Good', user: 'ada', protocol: 'imap', port: imap },
  ]);
  const result = await headless(['sync'], { profile: join(folder, 'profile'), accounts });
  await dead.stop();
  expect(result.code).toBe(1);
  expectSentences(result);
  const lines = new Map(jsonLines<SyncLine>(result.stdout).map((line) => [line.account, line]));
  expect(lineFor(lines, 'Good')).toMatchObject({ messages: 12, error: null });
  for (const name of ['Typo', 'Typo too', 'Closed', 'Closed too']) {
    const { error } = lineFor(lines, name);
    expect(error).toMatch(name.startsWith('Typo') ? /password/i : /connect|reach|answer|server/i);
    expect(result.sentences).toContain(`${name}: ${error}`);
  }
  expect(result.sentences).toHaveLength(4);
});

test('wrong usage ends with status 2 and says what is wrong, before anything is opened', async () => {
  for (const [args, sentence] of [
    [['--headless'], /sync, search QUERY, export DIR/],
    [['--headless', 'dance'], /dance/],
    [['--headless', 'search'], /needs a query/],
    [['--headless', 'export'], /needs a directory/],
    [['--headless', 'sync', '--jsno'], /jsno/],
    [['--headless', 'sync', '--profile'], /profile/],
  ] as const) {
    const result = await (await startProgram(args)).result;
    expect([result.code, result.stdout], args.join(' ')).toEqual([2, '']);
    expect(result.stderr).toMatch(sentence);
  }
  const help = await (await startProgram(['--help'])).result;
  expect(help.code).toBe(0);
  expect(help.stdout).toMatch(/--headless sync/);
});

test('a profile without an account, and a faulty accounts file, are each said with status 1', async () => {
  const profile = join(folder, 'profile');
  const empty = await headless(['sync'], { profile });
  expect([empty.code, empty.stdout]).toEqual([1, '']);
  expect(empty.sentences.join()).toMatch(/no account/);
  const accounts = await writeAccounts(join(folder, 'accounts.json'), [
    { name: 'Far', user: 'ada', protocol: 'imap', port: 70_000 },
  ]);
  const faulty = await headless(['sync'], { profile, accounts });
  expect([faulty.code, faulty.stdout]).toEqual([1, '']);
  expect(faulty.sentences.join()).toMatch(/accounts\.0\.incoming\.port/);
  expectSentences(faulty);
});

test('a profile in use is never opened twice; the second says so and the first is not disturbed', async () => {
  await fill(server, 'ada', 'INBOX', generatedMail(60));
  const proxy = await startFaultProxy(server.ports.imap, { stall: { after: 400 } });
  const profile = join(folder, 'profile');
  const accounts = await oneAccount(folder, server, 'imap', 'ada', proxy.port);
  const first = await startHeadless(['sync'], { profile, accounts });
  while (proxy.bytesDown < 400) await pause(5);
  for (const command of [['sync'], ['search', 'harbour'], ['export', join(folder, 'export')]]) {
    const second = await headless(command, { profile });
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.sentences.join()).toMatch(/in use/);
  }
  first.signal('SIGTERM');
  const ended = await first.result;
  expect([ended.code, ended.signal]).toEqual([1, null]);
  await proxy.stop();
});

for (const protocol of protocols) {
  test(`SYNC-4: Ctrl-C in the middle of a first sync by ${protocol} ends it cleanly; the next run goes on from there`, async () => {
    const mail = generatedMail(600);
    await fill(server, 'ada', 'INBOX', mail);
    const total = mail.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const after = Math.round(total * 0.7);
    const proxy = await startFaultProxy(server.ports[protocol], { stall: { after } });
    const profile = join(folder, 'profile');
    const accounts = await oneAccount(folder, server, protocol, 'ada', proxy.port);
    const run = await startHeadless(['sync'], { profile, accounts });
    while (proxy.bytesDown < after) await pause(5);
    // The test is about a run that has something to go on from: all that has come is written.
    await atRest(join(profile, 'IndexedDB'), total * 0.2);
    run.signal('SIGINT');
    const stopped = await run.result;
    expect([stopped.code, stopped.signal], stopped.stderr).toEqual([1, null]);
    expectSentences(stopped);
    const [line] = jsonLines<SyncLine>(stopped.stdout);
    expect(line?.error).not.toBeNull();
    const kept = line?.newMessages ?? 0;
    expect(kept).toBeGreaterThan(0);

    await proxy.setPlan({});
    const before = proxy.bytesDown;
    const { lines } = await syncAll(profile, accounts);
    expect(lineFor(lines, 'ada')).toMatchObject({ messages: 600, newMessages: 600 - kept });
    expect(proxy.bytesDown - before).toBeLessThan(total * 0.9);
    await expectTruth(
      profile,
      join(folder, 'export'),
      await truthOf(server, protocol, 'ada'),
      () => protocol,
    );
    await proxy.stop();
  });
}

/** Waits until a folder holds at least `least` bytes and nothing is written to it any more. */
async function atRest(directory: string, least: number): Promise<void> {
  let size = -1;
  let since = performance.now();
  while (size < least || performance.now() - since < 3_000) {
    await pause(20);
    const now = await sizeOf(directory);
    if (now !== size) since = performance.now();
    size = now;
  }
}

async function sizeOf(directory: string): Promise<number> {
  let sum = 0;
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  for (const entry of entries) {
    // Files come and go while the program writes.
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null);
    if (found?.isFile()) sum += found.size;
  }
  return sum;
}
