import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { append, done, fixture, inCache, onServer } from './testing/account-fixture.ts';
import type { Dovecot } from './testing/dovecot.ts';
import { startDovecot } from './testing/dovecot.ts';

const never = new AbortController().signal;
let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.stop();
});

describe('waitForNews', () => {
  const within = async (promise: Promise<void>, milliseconds: number): Promise<boolean> =>
    Promise.race([
      promise.then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), milliseconds)),
    ]);

  it('IMAP-4: wakes for new mail and flags in the inbox, and the next pass has them', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await append(client, 'INBOX', 1);
    done(await engine.syncOnce(never));
    for (const change of [
      () => append(client, 'INBOX', 1),
      async () => {
        await client.mailboxOpen('INBOX');
        await client.messageFlagsAdd('1', ['\\Flagged'], { uid: true });
      },
      async () => {
        await client.mailboxOpen('INBOX');
        await client.messageDelete('1', { uid: true });
      },
    ]) {
      const news = engine.waitForNews(never);
      expect(await within(news, 300)).toBe(false);
      await change();
      expect(await within(news, 5_000)).toBe(true);
      done(await engine.syncOnce(never));
      expect(inCache(cache, 'INBOX')).toEqual(await onServer(client, 'INBOX'));
    }
    await engine.stop();
  });

  it('IMAP-4: misses nothing that came between the pass and the wait', async () => {
    const { client, engine } = await fixture(dovecot);
    done(await engine.syncOnce(never));
    await append(client, 'INBOX', 1);
    expect(await within(engine.waitForNews(never), 2_000)).toBe(true);
    await engine.stop();
  });

  it('wakes for a nudge, also one given before, and then waits again', async () => {
    const { engine } = await fixture(dovecot);
    done(await engine.syncOnce(never));
    const news = engine.waitForNews(never);
    expect(await within(news, 200)).toBe(false);
    engine.nudge();
    expect(await within(news, 1_000)).toBe(true);
    engine.nudge();
    expect(await within(engine.waitForNews(never), 1_000)).toBe(true);
    const stop = new AbortController();
    const last = engine.waitForNews(stop.signal);
    expect(await within(last, 200)).toBe(false);
    stop.abort();
    expect(await within(last, 1_000)).toBe(true);
    await engine.stop();
  });

  it('ends with stop, and an engine without a connection only waits', async () => {
    const { engine } = await fixture(dovecot);
    const news = engine.waitForNews(never);
    expect(await within(news, 200)).toBe(false);
    await engine.stop();
    expect(await within(news, 1_000)).toBe(true);
  });
});
