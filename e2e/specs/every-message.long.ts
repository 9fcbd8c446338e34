import { seed } from '../servers/dovecot.ts';
import { corpusFolder, NO_CORPUS, readCorpus } from '../truth/corpus.ts';
import { syncAll } from '../truth/scene.ts';
import { expect, test } from './test.ts';

/** A share of the corpus, evenly spread, or with GODWIT_EVERY=1 all of it (most of an hour). */
const limits =
  process.env.GODWIT_EVERY === undefined
    ? { real: 100, edge: 300 }
    : { real: Number.POSITIVE_INFINITY, edge: Number.POSITIVE_INFINITY };

/** Milliseconds: far beyond what a message takes, so that only a hang is one. */
const patience = 30_000;

test('real and odd messages open in the reader without an error', async ({
  server,
  user,
  profile,
  open,
}) => {
  const real = corpusFolder('real');
  const edge = corpusFolder('edge');
  test.skip(real === null || edge === null, NO_CORPUS);
  if (real === null || edge === null) return;
  test.setTimeout(75 * 60_000);
  const corpus = [
    ...(await readCorpus(real, limits.real)),
    ...(await readCorpus(edge, limits.edge)),
  ];
  await seed(server, user, 'INBOX', corpus);
  const accounts = await server.accountsFile([{ name: 'All', user, protocol: 'imap' }]);
  const { lines } = await syncAll(profile, accounts);
  const total = lines.get('All')?.messages ?? 0;
  expect(total).toBe(corpus.length);

  // No server: nothing but the opening is looked at.
  await server.pause();
  const { page, mail, complaints } = await open();
  const errors: string[] = [];
  await mail.messages.getByRole('row').first().click();
  let last = '';
  for (let n = 0; n < total; n += 1) {
    if (n > 0) await page.keyboard.press('j');
    const handle = await page
      .waitForFunction(
        (before) => {
          const message = document.querySelector<HTMLElement>('article[data-message]');
          const id = message?.dataset.message ?? '';
          const state = message?.querySelector<HTMLElement>('[data-body]')?.dataset.body;
          if (message === null || id === before || state === undefined) return null;
          if (state === 'opening') return null;
          const subject = message.querySelector('h1, h2')?.textContent ?? '';
          return { id, state, subject };
        },
        last,
        { timeout: patience, polling: 10 },
      )
      .catch(() => null);
    const opened = (await handle?.jsonValue()) ?? null;
    if (opened === null) {
      errors.push(`message ${n} after ${last} did not open`);
      break;
    }
    if (opened.state !== 'here') errors.push(`${opened.subject}: ${opened.state}`);
    last = opened.id;
  }
  expect(errors).toEqual([]);
  expect(complaints).toEqual([]);
  await server.resume();
});
