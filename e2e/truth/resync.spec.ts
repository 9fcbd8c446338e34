import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { type FaultProxy, startFaultProxy } from '../servers/fault-proxy.ts';
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
let proxy: FaultProxy;
let folder: string;

test.beforeEach(async () => {
  server = await startDovecot();
  folder = await temporaryFolder();
});
test.afterEach(async () => {
  await proxy.stop();
  await server.stop();
  await remove(folder);
});

// Greetings, sign-in, folders and their state; what each known message may cost beyond that.
const conversation = 12_000;
const perKnownMessage = { imap: 0, pop3: 60 };

for (const protocol of protocols) {
  test(`a second sync by ${protocol} transfers only what is new, also after a restart`, async () => {
    test.setTimeout(180_000);
    const mail = generatedMail(360);
    const [old, fresh] = [mail.slice(0, 350), mail.slice(350)];
    await fill(server, 'ada', 'INBOX', old);
    proxy = await startFaultProxy(server.ports[protocol]);
    const profile = join(folder, 'profile');
    const accounts = await oneAccount(folder, server, protocol, 'ada', proxy.port);

    const first = lineFor((await syncAll(profile, accounts)).lines, 'ada');
    expect(first).toMatchObject({ messages: 350, newMessages: 350 });
    const afterFirst = proxy.bytesDown;
    expect(afterFirst).toBeGreaterThan(first.bytes);

    const nothing = lineFor((await syncAll(profile, accounts)).lines, 'ada');
    expect(nothing).toMatchObject({ messages: 350, newMessages: 0, bytes: 0 });
    const afterNothing = proxy.bytesDown;
    const overhead = conversation + 350 * perKnownMessage[protocol];
    expect(afterNothing - afterFirst).toBeLessThan(overhead);

    await fill(server, 'ada', 'INBOX', fresh);
    const next = lineFor((await syncAll(profile, accounts)).lines, 'ada');
    expect(next).toMatchObject({ messages: 360, newMessages: 10 });
    // Dots are doubled and envelopes are fetched beside the bytes: twice is far from all.
    expect(proxy.bytesDown - afterNothing).toBeLessThan(overhead + 2 * next.bytes + 10 * 1_500);
    expect(proxy.bytesDown - afterNothing).toBeGreaterThan(next.bytes);
    const truth = await truthOf(server, protocol, 'ada');
    await expectTruth(profile, join(folder, 'export'), truth, () => protocol);
  });
}

test('SYNC-5: flags, moves and deletions made elsewhere arrive with the next sync by imap', async () => {
  test.setTimeout(120_000);
  await fill(server, 'ada', 'INBOX', generatedMail(60));
  proxy = await startFaultProxy(server.ports.imap);
  const profile = join(folder, 'profile');
  const accounts = await oneAccount(folder, server, 'imap', 'ada', proxy.port);
  await syncAll(profile, accounts);
  const before = proxy.bytesDown;

  const other = await server.client('ada');
  const lock = await other.getMailboxLock('INBOX');
  await other.messageFlagsAdd('1:9', ['\\Flagged', 'later'], { uid: true });
  await other.messageFlagsRemove('2:40', ['\\Seen'], { uid: true });
  await other.messageDelete('50:54', { uid: true });
  await other.messageMove('20:24', 'Archive', { uid: true });
  lock.release();
  await other.logout();

  const line = lineFor((await syncAll(profile, accounts)).lines, 'ada');
  expect(line.messages).toBe(55);
  const truth = await truthOf(server, 'imap', 'ada');
  expect(truth.filter(({ folder: at }) => at === 'Archive')).toHaveLength(5);
  await expectTruth(profile, join(folder, 'export'), truth, () => 'imap');
  expect(proxy.bytesDown).toBeGreaterThan(before);
});
