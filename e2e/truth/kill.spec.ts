import { expect, test } from '@playwright/test';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { seededRandom } from '../servers/seeded-random.ts';
import { generatedMail } from './generated-mail.ts';
import { killRounds } from './kill-rounds.ts';
import { fill, protocols, remove, temporaryFolder, truthOf } from './scene.ts';

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

for (const protocol of protocols) {
  test(`SYNC-4: killed at any instant of a first sync by ${protocol}, the next run completes it`, async () => {
    test.setTimeout(240_000);
    await fill(server, 'ada', 'INBOX', generatedMail(700));
    await fill(server, 'ada', 'Work', generatedMail(100, 2));
    const truth = await truthOf(server, protocol, 'ada');
    expect(truth).toHaveLength(protocol === 'imap' ? 800 : 700);
    await killRounds(
      { server, protocol, user: 'ada', folder },
      truth,
      { kills: 4, profiles: 2 },
      seededRandom(41),
    );
  });
}
