import { expect, test } from '@playwright/test';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { seededRandom } from '../servers/seeded-random.ts';
import { corpusFolder, NO_CORPUS, readCorpus } from './corpus.ts';
import { generatedMail } from './generated-mail.ts';
import { killRounds } from './kill-rounds.ts';
import { fill, protocols, remove, temporaryFolder, truthOf } from './scene.ts';

/** Another seed kills at other instants: GODWIT_SEED=7 npm run test:long. */
const seed = Number(process.env.GODWIT_SEED ?? 20);

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
  test(`SYNC-4: killed at 20 instants of a first sync of real mail by ${protocol} (seed ${seed})`, async () => {
    const real = corpusFolder('real');
    test.skip(real === null, NO_CORPUS);
    if (real === null) return;
    test.setTimeout(25 * 60_000);
    await fill(server, 'ada', 'INBOX', await readCorpus(real));
    const truth = await truthOf(server, protocol, 'ada');
    expect(truth.length).toBeGreaterThan(5_000);
    await killRounds(
      { server, protocol, user: 'ada', folder },
      truth,
      { kills: 20, profiles: 5 },
      seededRandom(seed),
    );
  });

  test(`SYNC-4: killed at 20 instants of a first sync of generated mail by ${protocol} (seed ${seed})`, async () => {
    test.setTimeout(10 * 60_000);
    await fill(server, 'ada', 'INBOX', generatedMail(1_500, seed));
    const truth = await truthOf(server, protocol, 'ada');
    await killRounds(
      { server, protocol, user: 'ada', folder },
      truth,
      { kills: 20, profiles: 10 },
      seededRandom(seed + 1),
    );
  });
}
