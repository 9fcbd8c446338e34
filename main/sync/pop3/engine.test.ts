import { afterEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../../app/sync/operation.ts';
import { deliveryWindow } from '../delivery.ts';
import { createPop3Engine } from './engine.ts';
import {
  commandsOf,
  done,
  failed,
  mail,
  names,
  retrievedIn,
  type ScriptedFixture,
  scriptedFixture,
  sha256,
} from './testing/engine-fixture.ts';
import { onTheWire } from './testing/scripted-server.ts';

const never = new AbortController().signal;
const open: ScriptedFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) {
    await fixture.close();
    expect(fixture.cache.breaches).toEqual([]);
    const commands = fixture.server.clients.flatMap((client) => client.commands);
    expect(commands.filter((command) => /^dele/i.test(command))).toEqual([]);
  }
});
const fixture: typeof scriptedFixture = async (...given) => {
  const made = await scriptedFixture(...given);
  open.push(made);
  return made;
};
const hashes = ({ cache }: ScriptedFixture): string[] => cache.pop3List().map(({ hash }) => hash);
const line = `${'x'.repeat(98)}\r\n`;

describe('a pass', () => {
  it('SYNC-5 brings everything, newest first, and says what it did', async () => {
    const contents = names(450).map((name) => mail(name));
    const made = await fixture(contents);
    const outcome = done(await made.engine.syncOnce(never));
    const bytes = contents.join('').length;
    expect(outcome).toMatchObject({ messages: 450, newMessages: 450, bytes });
    expect(outcome.leftOut).toBeUndefined();
    expect(outcome.listedMs).toBeLessThanOrEqual(outcome.storedMs);
    expect(hashes(made)).toEqual(contents.map(sha256).reverse());
    for (const [hash, stored] of made.cache.contents) expect(sha256(stored)).toBe(hash);
    const fetched = made.cache.batches.slice(1).map(({ changes }) => changes[0]);
    expect(fetched.map((each) => (each?.type === 'fetched' ? each.items.length : each))).toEqual([
      200, 200, 50,
    ]);
    expect(retrievedIn(made.server)).toEqual(contents.map((_, n) => 450 - n));
    expect(made.cache.folders.map(({ path }) => path)).toContain('Inbox');
    const phases = made.reports.flatMap((each) => (each.type === 'phase' ? [each.phase] : []));
    expect(phases).toEqual(['connecting', 'listing', 'fetching', 'idle']);
    const counts = made.reports.flatMap((each) =>
      each.type === 'progress' ? [`${each.stored}/${each.listed}`] : [],
    );
    expect(counts).toEqual(['0/450', '200/450', '400/450', '450/450', '450/450']);
  });

  it('POP-6 without news costs the login and two listings, also after a start', async () => {
    const made = await fixture(names(1000).map((name) => mail(name)));
    let sent = 0;
    done(await made.engine.syncOnce(never));
    const batches = made.cache.batches.length;
    for (const engine of [made.engine, made.another()]) {
      expect(done(await engine.syncOnce(never))).toMatchObject({
        messages: 1000,
        newMessages: 0,
        bytes: 0,
      });
      const expected = ['CAPA', 'USER ada', 'PASS secret', 'CAPA', 'STAT', 'UIDL', 'QUIT'];
      expect(commandsOf(made.server)).toEqual(expected);
      sent = made.server.clients.at(-1)?.socket.bytesWritten ?? 0;
    }
    // The list of UIDLs itself is 10,898 bytes.
    expect(sent).toBeLessThan(11_200);
    expect(made.cache.batches).toHaveLength(batches);
  });

  it('brings only what is new, and forgets nothing that the server no longer lists', async () => {
    const made = await fixture(names(6).map((name) => mail(name)));
    done(await made.engine.syncOnce(never));
    made.box.messages = [
      ...made.box.messages.slice(3),
      { content: mail('new'), uidl: 'new' },
      { content: mail('newer'), uidl: 'newer' },
    ];
    expect(done(await made.engine.syncOnce(never))).toMatchObject({ messages: 5, newMessages: 2 });
    expect(retrievedIn(made.server)).toEqual([5, 4]);
    expect(hashes(made).slice(0, 2)).toEqual([sha256(mail('newer')), sha256(mail('new'))]);
    expect(hashes(made)).toHaveLength(8);
    made.box.messages = [];
    expect(done(await made.engine.syncOnce(never))).toMatchObject({ messages: 0, newMessages: 0 });
    expect(hashes(made)).toHaveLength(8);
  });

  it('POP-1 gives the same bytes however the stream is split', async () => {
    const contents = [
      '.\r\n..\r\n.',
      '',
      '\r\n',
      'caf\xe9\0\r\n\r\n\r.\n.\r\nbare\n.\r\n',
      line.repeat(3),
    ]
      .map((text) => (text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`))
      .flatMap((text, n) => [text, `Message-ID: <${n}>\r\n\r\n${text}`]);
    for (let seed = 1; seed <= 25; seed += 1) {
      let state = seed * 7919;
      const next = (): number => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return 1 + (state % (seed % 2 === 0 ? 7 : 200));
      };
      const made = await fixture(
        contents,
        {},
        {
          write: (socket, bytes) => {
            let at = 0;
            while (at < bytes.length) {
              const end = Math.min(bytes.length, at + next());
              socket.write(bytes.subarray(at, end));
              at = end;
            }
          },
        },
      );
      expect(done(await made.engine.syncOnce(never)).newMessages).toBe(contents.length);
      expect(hashes(made)).toEqual(contents.map(sha256).reverse());
    }
  });

  it('settles what was queued, before it needs the server: POP3 keeps no flags', async () => {
    const made = await fixture([]);
    await made.close();
    const operation: Operation = {
      id: 7,
      account: 'a',
      placement: 'p',
      folder: 'a/Inbox',
      path: 'Inbox',
      ref: { kind: 'pop3', uidl: 'u1', twin: '' },
      action: { type: 'flags', add: ['\\Seen'], remove: [] },
    };
    made.cache.queue = [operation];
    expect(failed(await made.engine.syncOnce(never)).failure.cause).toBe('refused');
    expect(made.cache.results).toEqual([{ id: 7, outcome: 'done' }]);
    // The account is usable without its server all the same.
    expect(made.cache.folders.map(({ role }) => role)).toContain('drafts');
  });

  it('claims no folders, flags, push, search or quota', async () => {
    const { engine } = await fixture([]);
    expect(Object.values(engine.capabilities)).toEqual([false, false, false, false, false]);
  });

  it('drops the connection where QUIT would mean deletion (EXPIRE 0)', async () => {
    const made = await fixture([mail('a')]);
    made.box.capabilities.push('EXPIRE 0');
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(1);
    expect(commandsOf(made.server)).not.toContain('QUIT');
  });
});

describe('what cannot be received', () => {
  it('is said in numbers, and everything else comes', async () => {
    const contents = [...names(4).map((name) => mail(name)), mail('big', line.repeat(30))];
    const made = await fixture(contents, { limits: { message: 2_000 } });
    made.box.instead = (command) =>
      ['RETR 2', 'RETR 3'].includes(command) ? '-ERR [SYS/PERM] damaged\r\n' : undefined;
    const outcome = done(await made.engine.syncOnce(never));
    expect(outcome).toMatchObject({ messages: 5, newMessages: 2, leftOut: { retry: 'later' } });
    expect(outcome.leftOut?.userSentence).toContain('did not hand out 2 messages');
    expect(outcome.leftOut?.userSentence).toContain('1 message larger than');
    expect(made.reports).toContainEqual({ type: 'failure', failure: outcome.leftOut });
    made.box.instead = () => undefined;
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(2);
    expect(hashes(made).sort()).toEqual(contents.slice(0, 4).map(sha256).sort());
  });

  it('SYNC-3 a message far larger than LIST says is cut off, and the older ones come', async () => {
    const contents = [...names(5).map((name) => mail(name)), mail('liar', line.repeat(100))];
    const made = await fixture(contents, { limits: { message: 2_000 } });
    const liar = made.box.messages[5];
    if (liar !== undefined) liar.octets = 100;
    made.box.messages.push({ content: mail('last'), uidl: 'last' });
    const outcome = done(await made.engine.syncOnce(never));
    expect(outcome).toMatchObject({ messages: 7, newMessages: 6 });
    expect(outcome.leftOut?.userSentence).toContain('1 message larger than');
    expect(made.server.clients).toHaveLength(2);
    // It is not tried again and again.
    expect(done(await made.engine.syncOnce(never)).leftOut).toEqual(outcome.leftOut);
    expect(made.server.clients).toHaveLength(3);
  });

  it('a server where every message lies is given up after a few sessions', async () => {
    const made = await fixture(
      names(40).map((name) => mail(name, line.repeat(30))),
      {
        limits: { message: 2_000 },
      },
    );
    for (const message of made.box.messages) message.octets = 10;
    expect(failed(await made.engine.syncOnce(never)).failure.cause).toBe('too-large');
    expect(made.server.clients.length).toBeLessThan(12);
  });
});

describe('trouble', () => {
  it.each([
    ['PASS secret', '-ERR [IN-USE] locked\r\n', 'in-use', 'later'],
    ['PASS secret', '-ERR [LOGIN-DELAY] too soon\r\n', 'login-delay', 'later'],
    ['PASS secret', '-ERR [AUTH] no\r\n', 'credentials', 'never'],
    ['PASS secret', '-ERR [SYS/TEMP] disk\r\n', 'unavailable', 'later'],
    ['UIDL', '-ERR [SYS/TEMP] later\r\n', 'unavailable', 'later'],
    ['UIDL', '+OK\r\nnonsense\r\n.\r\n', 'protocol', 'later'],
    ['STAT', '+OK many\r\n', 'protocol', 'later'],
  ])('SYNC-6 %s answered %j is %s', async (command, answer, cause, retry) => {
    const made = await fixture([mail('a')]);
    made.box.instead = (given) => (given === command ? answer : undefined);
    const outcome = failed(await made.engine.syncOnce(never));
    expect(outcome).toMatchObject({ failure: { cause, retry }, newMessages: 0, bytes: 0 });
    made.box.instead = () => undefined;
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(1);
  });

  it('SYNC-4 a connection cut anywhere is made good by the next passes, nothing twice', async () => {
    const contents = names(60).map((name) => mail(name, line.repeat(20)));
    const total = contents.join('').length;
    for (let seed = 1; seed <= 12; seed += 1) {
      let left = 0;
      const made = await fixture(
        contents,
        {},
        {
          write: (socket, bytes) => {
            const part = bytes.subarray(0, Math.max(0, left));
            left -= bytes.length;
            if (left > 0) socket.write(bytes);
            else socket.write(part, () => socket.destroy());
          },
        },
      );
      const engine = seed % 2 === 0 ? () => made.engine : made.another;
      let newMessages = 0;
      for (let pass = 1; pass <= 5; pass += 1) {
        left = pass === 5 ? 10 * total : (seed * 7_919 * pass) % Math.floor(total / 5);
        const outcome = await engine().syncOnce(never);
        newMessages += outcome.newMessages;
        expect(outcome.ok).toBe(pass === 5);
        if (!outcome.ok) expect(outcome.failure.retry).toBe('now');
        expect(made.cache.placed.size).toBe(newMessages);
        for (const [hash, bytes] of made.cache.contents) {
          expect(contents).toContain(Buffer.from(bytes).toString('latin1'));
          expect(sha256(bytes)).toBe(hash);
        }
      }
      expect(hashes(made).sort()).toEqual(contents.map(sha256).sort());
    }
  });

  it('SYNC-1 what came whole before a cut is kept', async () => {
    const made = await fixture(names(9).map((name) => mail(name)));
    made.box.instead = (command, client) => {
      if (command !== 'RETR 4') return undefined;
      client.socket.end('+OK\r\nhalf a mess');
      return '';
    };
    expect(failed(await made.engine.syncOnce(never))).toMatchObject({
      newMessages: 5,
      failure: { cause: 'closed', retry: 'now' },
    });
    expect(hashes(made)).toEqual(
      names(9)
        .slice(4)
        .reverse()
        .map((name) => sha256(mail(name))),
    );
  });

  it('SYNC-1 after a refusal by the cache nothing more is sent, and nothing is taken for stored', async () => {
    const made = await fixture(names(900).map((name) => mail(name)));
    let seen = 0;
    const refusal = { cause: 'quota', userSentence: 'The disk is full.' } as const;
    made.cache.beforeApply = async () => {
      seen += 1;
      return seen === 3 ? { ok: false, refusal } : null;
    };
    expect(failed(await made.engine.syncOnce(never))).toMatchObject({
      failure: { cause: 'cache', retry: 'later', userSentence: 'The disk is full.' },
    });
    expect(seen).toBeLessThanOrEqual(3 + deliveryWindow.batches);
    made.cache.beforeApply = async () => null;
    done(await made.engine.syncOnce(never));
    expect(new Set(hashes(made)).size).toBe(900);
    expect(made.cache.placed.size).toBe(900);
  });

  it('SYNC-2 a batch whose ack was lost is downloaded again and changes nothing', async () => {
    const contents = names(500).map((name) => mail(name));
    const made = await fixture(contents);
    for (const [n, message] of made.box.messages.entries()) if (n % 50 < 3) message.uidl = 'same';
    let sent = 0;
    const losing = createPop3Engine(
      {
        host: '127.0.0.1',
        port: made.server.port,
        security: 'none',
        user: 'ada',
        password: 'secret',
      },
      {
        account: 'a',
        known: { ...made.cache.known, uidls: async () => [] },
        sink: async (batch) => {
          sent += 1;
          const ack = await made.cache.sink(batch);
          if (sent === 3) throw new Error('the window is gone');
          return ack;
        },
        report: () => undefined,
      },
    );
    expect(failed(await losing.syncOnce(never)).failure.cause).toBe('cache');
    sent = 0;
    expect(failed(await losing.syncOnce(never)).failure.cause).toBe('cache');
    done(await made.engine.syncOnce(never));
    expect(hashes(made).sort()).toEqual(contents.map(sha256).sort());
  });

  it('SYNC-3 at most four batches and 12 MB wait for their acks', async () => {
    const small = names(1_500).map((name) => mail(name));
    const large = names(30, 'l').map((name) => mail(name, line.repeat(10_000)));
    const huge = mail('huge', line.repeat(140_000));
    const made = await fixture([...small, ...large.slice(0, 15), huge, ...large.slice(15)]);
    made.cache.beforeApply = async () => {
      while (made.cache.batches.length > 0 && made.cache.mostUnderWay < deliveryWindow.batches) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      return null;
    };
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(1_531);
    expect(made.cache.mostUnderWay).toBe(deliveryWindow.batches);
    expect(made.cache.mostBytesUnderWay).toBe(huge.length);
    for (const { changes } of made.cache.batches) {
      for (const change of changes) {
        if (change.type !== 'fetched') continue;
        const bytes = change.items.reduce((sum, item) => sum + item.bytes.byteLength, 0);
        expect(change.items.length).toBeLessThanOrEqual(200);
        expect(change.items.length === 1 || bytes <= 1_500_000).toBe(true);
      }
    }
  });
});

it('the script stuffs dots as a server does', () => {
  expect(onTheWire('.a\r\n..\r\n')).toBe('..a\r\n...\r\n.\r\n');
});
