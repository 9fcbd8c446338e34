import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchRefusal } from '../../../app/sync/batch.ts';
import type { Operation } from '../../../app/sync/operation.ts';
import { deliveryWindow } from '../delivery.ts';
import type { MemoryCache } from '../testing/memory-cache.ts';
import { checkImap } from './check.ts';
import { append, done, failed, fixture, inCache, onServer } from './testing/account-fixture.ts';
import type { Dovecot } from './testing/dovecot.ts';
import { capabilities, freePort, startDovecot } from './testing/dovecot.ts';

const never = new AbortController().signal;
let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.stop();
});

describe.each([
  ['QRESYNC', null],
  ['CONDSTORE', capabilities.condstore],
  ['bare IMAP4rev1', capabilities.plain],
])('a server with %s', (_, capability) => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot(capability);
  });
  afterAll(async () => {
    await server.stop();
  });

  it('IMAP-2 SYNC-5: ends in the server’s state after changes elsewhere', async () => {
    const { cache, client, engine, another } = await fixture(server);
    await append(client, 'INBOX', 12);
    await client.mailboxCreate('Work/Zürich');
    await append(client, 'Work/Zürich', 3);
    const first = done(await engine.syncOnce(never));
    expect(first).toMatchObject({ messages: 15, newMessages: 15 });
    expect(first.listedMs).toBeLessThanOrEqual(first.storedMs);
    expect(cache.folders.find((folder) => folder.path === 'INBOX')?.role).toBe('inbox');
    expect(cache.folders.find((folder) => folder.path === 'Sent')?.role).toBe('sent');
    for (const path of ['INBOX', 'Work/Zürich']) {
      expect(inCache(cache, path)).toEqual(await onServer(client, path));
    }

    const change = async (): Promise<void> => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd('2:3', ['\\Seen', '$Label1'], { uid: true });
      await client.messageDelete('5,7', { uid: true });
      await append(client, 'INBOX', 2);
      await client.mailboxOpen('Work/Zürich');
      await client.messageFlagsRemove('1', ['\\Seen'], { uid: true });
      await client.messageFlagsAdd('1', ['\\Flagged'], { uid: true });
    };
    await change();
    expect(done(await engine.syncOnce(never)).newMessages).toBe(2);
    for (const path of ['INBOX', 'Work/Zürich']) {
      expect(inCache(cache, path)).toEqual(await onServer(client, path));
    }
    await engine.stop();

    const second = another();
    await client.mailboxOpen('INBOX');
    await client.messageDelete('1:*', { uid: true });
    await client.mailboxDelete('Work/Zürich');
    expect(done(await second.syncOnce(never))).toMatchObject({ messages: 0, newMessages: 0 });
    expect(cache.list('a/INBOX')).toEqual([]);
    expect(cache.folders.some((folder) => folder.path === 'Work/Zürich')).toBe(false);
    expect(cache.breaches).toEqual([]);
    await second.stop();
  });

  it('SYNC-2: a pass over an unchanged account sends nothing', async () => {
    const { cache, client, engine, another } = await fixture(server);
    await append(client, 'INBOX', 3);
    done(await engine.syncOnce(never));
    const sent = cache.batches.length;
    expect(done(await engine.syncOnce(never))).toMatchObject({ messages: 3, newMessages: 0 });
    await engine.stop();
    const second = another();
    expect(done(await second.syncOnce(never))).toMatchObject({ messages: 3, newMessages: 0 });
    await second.stop();
    expect(cache.batches.length).toBe(sent);
  });
});

describe('batches', () => {
  it('SYNC-1: a cursor is sent only after every earlier batch was acknowledged', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await client.mailboxOpen('INBOX');
    for (let n = 0; n < 2; n += 1) await append(client, 'INBOX', 300);
    cache.beforeApply = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return null;
    };
    done(await engine.syncOnce(never));
    await engine.stop();
    expect(cache.breaches).toEqual([]);
    expect(cache.list('a/INBOX')).toHaveLength(600);
    const claims = cache.batches.filter((batch) => (batch.cursors[0]?.uidNext ?? 0) > 0);
    expect(claims.find((batch) => batch.cursors[0]?.folder === 'a/INBOX')?.changes).toMatchObject([
      { type: 'listed' },
    ]);
  });

  it('IMAP-1: lists and fetches the newest first', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await append(client, 'INBOX', 5);
    done(await engine.syncOnce(never));
    await engine.stop();
    for (const type of ['listed', 'fetched'] as const) {
      const uids: number[] = [];
      for (const change of cache.batches.flatMap((batch) => batch.changes)) {
        if (change.type !== 'listed' && change.type !== 'fetched') continue;
        if (change.type !== type) continue;
        for (const { ref } of change.items) if (ref.kind === 'imap') uids.push(ref.uid);
      }
      expect(uids).toEqual([5, 4, 3, 2, 1]);
    }
  });

  it('SYNC-3: unacknowledged batches and bytes are bounded; a huge message passes', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await append(client, 'INBOX', 12, 1_200_000);
    await append(client, 'INBOX', 1, 14_000_000);
    await append(client, 'INBOX', 3, 5_000_000);
    cache.beforeApply = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return null;
    };
    done(await engine.syncOnce(never));
    await engine.stop();
    expect(inCache(cache, 'INBOX')).toEqual(await onServer(client, 'INBOX'));
    expect(cache.mostUnderWay).toBeLessThanOrEqual(deliveryWindow.batches);
    expect(cache.mostUnderWay).toBeGreaterThan(1);
    expect(cache.mostBytesUnderWay).toBeLessThan(14_100_000);
    expect(cache.breaches).toEqual([]);
  });

  it.each([
    ['quota', 'later'],
    ['stale', 'never'],
  ] as const)(
    'SYNC-1: a refused batch (%s) stops the pass, and the next one completes',
    async (cause, retry) => {
      const { cache, client, engine, another } = await fixture(dovecot);
      await append(client, 'INBOX', 600);
      const refusal: BatchRefusal = { cause, userSentence: 'There is no room left.' };
      let batches = 0;
      cache.beforeApply = async () => {
        batches += 1;
        return batches === 2 ? { ok: false, refusal } : null;
      };
      const outcome = failed(await engine.syncOnce(never));
      expect(outcome.failure).toEqual({
        cause: 'cache',
        retry,
        userSentence: refusal.userSentence,
      });
      expect(cache.cursors.get('a/INBOX')?.uidNext ?? 0).toBe(0);
      cache.beforeApply = async () => null;
      const next = another();
      done(await next.syncOnce(never));
      await next.stop();
      expect(inCache(cache, 'INBOX')).toEqual(await onServer(client, 'INBOX'));
      expect(cache.breaches).toEqual([]);
    },
  );

  it('SYNC-1: a cache host that is gone is a failure, not an exception', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await append(client, 'INBOX', 1);
    cache.beforeApply = () => Promise.reject(new Error('port closed'));
    expect(failed(await engine.syncOnce(never)).failure.cause).toBe('cache');
    cache.known.folders = () => Promise.reject(new Error('port closed'));
    expect(failed(await engine.syncOnce(never)).failure.cause).toBe('cache');
  });

  it('SYNC-4: stopped in the middle, the next engine fetches only what is missing', async () => {
    const { cache, client, engine, another } = await fixture(dovecot);
    await append(client, 'INBOX', 450);
    const stop = new AbortController();
    cache.beforeApply = async (batch) => {
      if (cache.contents.size > 0 && batch.changes[0]?.type === 'fetched') stop.abort();
      return null;
    };
    const outcome = failed(await engine.syncOnce(stop.signal));
    expect(outcome.failure.cause).toBe('stopped');
    expect(outcome.newMessages).toBeGreaterThan(0);
    cache.beforeApply = async () => null;
    const before = cache.list('a/INBOX').filter((message) => message.hash !== null).length;
    const batches = cache.batches.length;
    const next = another();
    expect(done(await next.syncOnce(never)).newMessages).toBe(450 - before);
    await next.stop();
    const later = cache.batches.slice(batches).flatMap((batch) => batch.changes);
    expect(later.every((change) => change.type === 'fetched')).toBe(true);
    expect(inCache(cache, 'INBOX')).toEqual(await onServer(client, 'INBOX'));
  });

  it('SYNC-4: a pass that was told to stop before it began does nothing', async () => {
    const { engine } = await fixture(dovecot);
    expect(failed(await engine.syncOnce(AbortSignal.abort())).failure.cause).toBe('stopped');
  });

  it('SYNC-4: a cache that never answers does not keep a stopped pass', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await append(client, 'INBOX', 1);
    cache.beforeApply = () => new Promise(() => undefined);
    const outcome = failed(await engine.syncOnce(AbortSignal.timeout(300)));
    expect(outcome.failure.cause).toBe('stopped');
  });

  it('IMAP-3: a changed UIDVALIDITY resets the folder in the batch with the first new rows', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await client.mailboxCreate('Work');
    await append(client, 'Work', 3);
    done(await engine.syncOnce(never));
    await client.mailboxClose();
    await client.mailboxDelete('Work');
    // Dovecot numbers by the second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await client.mailboxCreate('Work');
    await append(client, 'Work', 2);
    const batches = cache.batches.length;
    done(await engine.syncOnce(never));
    await engine.stop();
    expect(inCache(cache, 'Work')).toEqual(await onServer(client, 'Work'));
    const first = cache.batches[batches];
    expect(first?.changes.map((change) => change.type)).toEqual(['reset', 'listed']);
    expect(first?.cursors).toHaveLength(1);
    expect(cache.breaches).toEqual([]);
  });

  it('reports phases, and progress that ends complete', async () => {
    const { client, engine, reports } = await fixture(dovecot);
    await append(client, 'INBOX', 3);
    done(await engine.syncOnce(never));
    await engine.stop();
    const phases = reports.flatMap((report) => (report.type === 'phase' ? [report.phase] : []));
    expect(phases).toEqual(['connecting', 'listing', 'fetching', 'idle']);
    const progress = reports.filter((report) => report.type === 'progress');
    expect(progress.at(-1)).toEqual({ type: 'progress', listed: 3, stored: 3 });
  });
});

describe('operations', () => {
  const operation = (
    id: number,
    cache: MemoryCache,
    path: string,
    uid: number,
    flags: { add: string[]; remove: string[] },
  ): Operation => ({
    id,
    account: 'a',
    placement: `${uid}`,
    folder: `a/${path}`,
    path,
    ref: { kind: 'imap', uidValidity: cache.cursors.get('a/INBOX')?.uidValidity ?? 1, uid },
    action: { type: 'flags', ...flags },
  });

  it('OFF-2 OFF-4: does what is queued, and says what the server refuses', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await append(client, 'INBOX', 4);
    done(await engine.syncOnce(never));
    cache.queue = [
      operation(1, cache, 'INBOX', 1, { add: ['\\Seen'], remove: [] }),
      operation(2, cache, 'INBOX', 2, { add: ['\\Seen', '\\Flagged'], remove: [] }),
      operation(3, cache, 'Gone', 1, { add: ['\\Seen'], remove: [] }),
      operation(4, cache, 'INBOX', 2, { add: [], remove: ['\\Seen'] }),
      operation(5, cache, 'INBOX', 99, { add: ['\\Seen'], remove: [] }),
    ];
    done(await engine.syncOnce(never));
    await engine.stop();
    const outcomes = cache.results.map(({ id, outcome }) => `${id} ${outcome}`).sort();
    expect(outcomes).toEqual(['1 done', '2 done', '3 refused', '4 done', '5 done']);
    expect(cache.queue).toEqual([]);
    const flags = (await onServer(client, 'INBOX')) as { uid: number; flags: string[] }[];
    expect(flags.map((row) => row.flags)).toEqual([['\\Seen'], ['\\Flagged'], [], []]);
    expect(inCache(cache, 'INBOX')).toEqual(flags);
  });

  it('OFF-1: an operation queued during a long fetch is done between two ranges', async () => {
    const { cache, client, engine } = await fixture(dovecot);
    await append(client, 'INBOX', 450);
    let batches = 0;
    let contentsThen = 0;
    cache.beforeApply = async (batch) => {
      if (batch.changes[0]?.type === 'fetched' && batches++ === 0) {
        cache.queue = [operation(1, cache, 'INBOX', 1, { add: ['\\Seen'], remove: [] })];
        engine.nudge();
      }
      return null;
    };
    const settle = cache.known.settle;
    cache.known.settle = async (results) => {
      contentsThen = cache.contents.size;
      await settle(results);
    };
    done(await engine.syncOnce(never));
    await engine.stop();
    expect(cache.results).toEqual([{ id: 1, outcome: 'done' }]);
    expect(contentsThen).toBeLessThan(450);
    expect(inCache(cache, 'INBOX')).toEqual(await onServer(client, 'INBOX'));
  });
});

describe('checkImap (SYNC-7)', () => {
  it('accepts what is right and names the field of what is wrong', async () => {
    const good = dovecot.settings('checked');
    expect(await checkImap(good)).toBeNull();
    expect(await checkImap({ ...good, password: 'wrong' })).toMatchObject({
      cause: 'password',
      field: 'password',
      retry: 'never',
    });
    const closed = await freePort();
    expect(await checkImap({ ...good, port: closed })).toMatchObject({ field: 'port' });
    expect(await checkImap({ ...good, security: 'starttls' })).toMatchObject({
      cause: 'noStarttls',
      field: 'security',
    });
    expect(await checkImap({ ...good, security: 'tls' })).toMatchObject({ field: 'security' });
    expect(await checkImap({ ...good, host: 'nowhere.invalid', security: 'tls' })).toMatchObject({
      field: 'host',
    });
  });

  it('SEC-2: sends no password in clear text to another computer', async () => {
    const settings = { ...dovecot.settings('checked'), host: 'mail.example.org' };
    expect(await checkImap(settings)).toMatchObject({ cause: 'insecure', field: 'security' });
  });
});
