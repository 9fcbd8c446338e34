import { afterEach, describe, expect, it } from 'vitest';
import {
  done,
  failed,
  mail,
  names,
  type ScriptedFixture,
  scriptedFixture,
} from './testing/engine-fixture.ts';

const never = new AbortController().signal;
const open: ScriptedFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close();
});
const fixture: typeof scriptedFixture = async (...given) => {
  const made = await scriptedFixture(...given);
  open.push(made);
  return made;
};

describe('being stopped', () => {
  /** Each gives the moment of the pass at which it hangs for ever. */
  const hanging: [string, (made: ScriptedFixture) => Promise<void>][] = [
    ['in the login', (made) => hangAt(made, 'PASS secret')],
    ['in the listing', (made) => hangAt(made, 'UIDL')],
    [
      'in a message',
      (made) =>
        new Promise((resolve) => {
          made.box.instead = (command, client) => {
            if (command !== 'RETR 2') return undefined;
            client.write('+OK\r\nhalf');
            resolve();
            return '';
          };
        }),
    ],
    ['in QUIT', (made) => hangAt(made, 'QUIT')],
    [
      'before an ack',
      (made) =>
        new Promise((resolve) => {
          made.cache.beforeApply = () => {
            resolve();
            return new Promise(() => undefined);
          };
        }),
    ],
    [
      'in reading the cache',
      (made) =>
        new Promise((resolve) => {
          made.cache.known.uidls = () => {
            resolve();
            return new Promise(() => undefined);
          };
        }),
    ],
  ];

  function hangAt(made: ScriptedFixture, command: string): Promise<void> {
    return new Promise((resolve) => {
      made.box.instead = (given) => {
        if (given !== command) return undefined;
        resolve();
        return '';
      };
    });
  }

  it.each(hanging)('ends at once and leaves no socket: %s', async (name, hang) => {
    for (const way of ['signal', 'stop'] as const) {
      const made = await fixture(names(3).map((each) => mail(each)));
      const reached = hang(made);
      const controller = new AbortController();
      const pass = made.engine.syncOnce(controller.signal);
      await reached;
      const sockets = made.server.clients.map(
        ({ socket }) =>
          new Promise<void>((resolve) => {
            if (socket.destroyed) resolve();
            else socket.once('close', () => resolve());
          }),
      );
      const began = performance.now();
      if (way === 'signal') controller.abort();
      else await Promise.all([made.engine.stop(), made.engine.stop()]);
      const outcome = await pass;
      await Promise.all(sockets);
      expect(performance.now() - began).toBeLessThan(1_000);
      // After QUIT was sent everything is here already.
      if (name === 'in QUIT') expect(outcome.ok).toBe(true);
      else expect(failed(outcome).failure.cause).toBe('stopped');
    }
  });

  it('before it began does not connect', async () => {
    const made = await fixture([mail('a')]);
    expect(failed(await made.engine.syncOnce(AbortSignal.abort())).failure.cause).toBe('stopped');
    expect(made.server.clients).toHaveLength(0);
  });

  it('is no end: a later pass goes on', async () => {
    const made = await fixture([mail('a')]);
    await made.engine.stop();
    await made.engine.stop();
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(1);
  });
});

describe('waiting for news', () => {
  it('ends by a nudge, by the time, by the signal and by stop', async () => {
    const made = await fixture([]);
    const long = made.engine.waitForNews(never);
    made.engine.nudge();
    await long;
    made.engine.nudge();
    await made.engine.waitForNews(never);
    const controller = new AbortController();
    const aborted = made.engine.waitForNews(controller.signal);
    controller.abort();
    await aborted;
    const stopped = made.engine.waitForNews(never);
    await made.engine.stop();
    await stopped;
    const quick = await fixture([], { pollMilliseconds: 1 });
    await quick.engine.waitForNews(never);
  });

  it('a nudge during a pass is not lost, one before it is used up by it', async () => {
    const made = await fixture([mail('a')]);
    made.engine.nudge();
    made.cache.beforeApply = async () => {
      made.engine.nudge();
      return null;
    };
    done(await made.engine.syncOnce(never));
    await made.engine.waitForNews(never);
    made.engine.nudge();
    done(await made.engine.syncOnce(never));
    const controller = new AbortController();
    let over = false;
    const waiting = made.engine.waitForNews(controller.signal).then(() => {
      over = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(over).toBe(false);
    controller.abort();
    await waiting;
  });

  it('lasts at least the server’s LOGIN-DELAY, nudged or not', async () => {
    const made = await fixture([], { pollMilliseconds: 0 });
    made.box.capabilities.push('LOGIN-DELAY 3600 USER');
    done(await made.engine.syncOnce(never));
    const controller = new AbortController();
    let over = false;
    const waiting = made.engine.waitForNews(controller.signal).then(() => {
      over = true;
    });
    made.engine.nudge();
    await new Promise((resolve) => setImmediate(resolve));
    expect(over).toBe(false);
    controller.abort();
    await waiting;
  });
});
