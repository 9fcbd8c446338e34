import { afterEach, describe, expect, it } from 'vitest';
import {
  commandsOf,
  done,
  mail,
  names,
  retrievedIn,
  type ScriptedFixture,
  scriptedFixture,
  sha256,
} from './testing/engine-fixture.ts';

const never = new AbortController().signal;
const open: ScriptedFixture[] = [];
afterEach(async () => {
  for (const fixture of open.splice(0)) {
    await fixture.close();
    expect(fixture.cache.breaches).toEqual([]);
  }
});
const fixture: typeof scriptedFixture = async (...given) => {
  const made = await scriptedFixture(...given);
  open.push(made);
  return made;
};
const hashes = ({ cache }: ScriptedFixture): string[] =>
  cache
    .pop3List()
    .map(({ hash }) => hash)
    .sort();
const held = ({ box }: ScriptedFixture): string[] =>
  box.messages.map(({ content }) => sha256(content)).sort();
const tops = ({ server }: ScriptedFixture): number =>
  commandsOf(server).filter((command) => command.startsWith('TOP ')).length;

describe('a server with odd UIDLs', () => {
  it('POP-2 duplicates: both are kept, none is downloaded again or doubled', async () => {
    const made = await fixture([mail('a'), mail('b'), mail('c'), mail('c'), mail('d')]);
    for (const message of made.box.messages) message.uidl = 'same';
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(5);
    expect(hashes(made)).toEqual(held(made));
    for (const engine of [made.engine, made.another()]) {
      expect(done(await engine.syncOnce(never))).toMatchObject({ newMessages: 0, bytes: 0 });
    }
    made.box.messages.push({ content: mail('e'), uidl: 'same' });
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(1);
    expect(done(await made.engine.syncOnce(never)).bytes).toBe(0);
    expect(hashes(made)).toEqual(held(made));
    made.box.messages.splice(1, 3);
    expect(done(await made.engine.syncOnce(never))).toMatchObject({ messages: 3, bytes: 0 });
    expect(made.cache.placed.size).toBe(6);
  });

  it('POP-2 of any length', async () => {
    const made = await fixture(names(3).map((name) => mail(name)));
    for (const [n, message] of made.box.messages.entries()) {
      message.uidl = `${'u'.repeat([5_000, 60_000, 200_000][n] ?? 0)}${n}`;
    }
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(3);
    expect(done(await made.another().syncOnce(never)).bytes).toBe(0);
    for (const id of made.cache.placed.keys()) expect(id.length).toBeLessThan(70_000);
  });

  it('POP-2 the same content under two live UIDLs is two messages', async () => {
    const made = await fixture([mail('a'), mail('a'), mail('b')]);
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(3);
    made.box.messages.push({ content: mail('b'), uidl: 'again' });
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(1);
    expect(hashes(made)).toEqual(held(made));
  });

  it('POP-2 missing for some: these are known by their headers', async () => {
    const made = await fixture([...names(20).map((name) => mail(name)), 'no header\r\n']);
    for (const n of [3, 4, 20]) delete made.box.messages[n]?.uidl;
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(21);
    for (const engine of [made.engine, made.another()]) {
      expect(done(await engine.syncOnce(never))).toMatchObject({ messages: 21, newMessages: 0 });
      // A header without Message-ID and Received could be another message's: its content tells.
      expect(retrievedIn(made.server)).toEqual([21]);
    }
    expect(hashes(made)).toEqual(held(made));
  });
});

describe('a server that renumbered its UIDLs', () => {
  it('POP-2 POP-5 nothing is doubled; flags, folders and deletions stay', async () => {
    const made = await fixture([...names(300).map((name) => mail(name)), mail('m7')]);
    done(await made.engine.syncOnce(never));
    const [first, second, third] = [...made.cache.placed.keys()];
    const read = made.cache.placed.get(first ?? '');
    const moved = made.cache.placed.get(second ?? '');
    if (read === undefined || moved === undefined) throw new Error('nothing was placed');
    read.flags = ['\\Seen'];
    moved.folder = 'a/Archive';
    const deleted = made.cache.placed.get(third ?? '')?.hash;
    made.cache.placed.delete(third ?? '');
    const before = hashes(made);

    for (const message of made.box.messages) message.uidl = `new-${message.uidl}`;
    made.box.messages.push({ content: mail('fresh'), uidl: 'fresh' });
    const outcome = done(await made.engine.syncOnce(never));
    expect(outcome).toMatchObject({ messages: 302, newMessages: 1 });
    expect(outcome.bytes).toBe(made.box.messages.map(({ content }) => content).join('').length);
    expect(hashes(made)).toEqual([...before, sha256(mail('fresh'))].sort());
    expect(hashes(made)).not.toContain(deleted);
    const after = made.cache.pop3List();
    for (const { ref } of after) expect(ref.uidl).toMatch(/^new-|^fresh$/);
    expect(after.find(({ hash }) => hash === read.hash)?.flags).toEqual(['\\Seen']);
    expect(after.find(({ hash }) => hash === moved.hash)?.folder).toBe('a/Archive');
    expect(done(await made.another().syncOnce(never)).bytes).toBe(0);
  });

  it('SYNC-4 an interrupted renumbering is finished by the next pass', async () => {
    const made = await fixture(names(500).map((name) => mail(name)));
    done(await made.engine.syncOnce(never));
    const before = hashes(made);
    for (const message of made.box.messages) message.uidl = `new-${message.uidl}`;
    made.box.instead = (command, client) => {
      if (command !== 'RETR 120') return undefined;
      client.socket.destroy();
      return '';
    };
    expect((await made.engine.syncOnce(never)).ok).toBe(false);
    expect(hashes(made)).toEqual(before);
    made.box.instead = () => undefined;
    expect(done(await made.another().syncOnce(never)).newMessages).toBe(0);
    expect(retrievedIn(made.server)).toHaveLength(120);
    expect(hashes(made)).toEqual(before);
    expect(made.cache.downloaded.size).toBe(500);
  });
});

describe.each([
  ['with TOP', true],
  ['without TOP', false],
])('a server without UIDL, %s', (_, top) => {
  const prepare = async (): Promise<ScriptedFixture> => {
    const made = await fixture([
      ...names(100).map((name) => mail(name)),
      mail('m3'),
      'bare\r\n',
      'bare\r\n',
    ]);
    made.box.uidl = false;
    made.box.top = top;
    made.box.capabilities = ['PIPELINING'];
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(103);
    expect(hashes(made)).toEqual(held(made));
    return made;
  };

  it('POP-2 the next pass looks at a few messages and believes the rest', async () => {
    const made = await prepare();
    expect(done(await made.engine.syncOnce(never))).toMatchObject({
      messages: 103,
      newMessages: 0,
    });
    expect(retrievedIn(made.server).length + tops(made)).toBeLessThanOrEqual(8 + 1);
    made.box.messages.push({ content: mail('new') });
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(1);
    expect(hashes(made)).toEqual(held(made));
  });

  it('POP-2 after a start, nothing is doubled', async () => {
    const made = await prepare();
    const engine = made.another();
    expect(done(await engine.syncOnce(never))).toMatchObject({ messages: 103, newMessages: 0 });
    // Headers tell all but the two without any; without TOP only downloading tells.
    expect(retrievedIn(made.server)).toHaveLength(top ? 2 : 103);
    expect(tops(made)).toBe(top ? 101 : 100);
    done(await engine.syncOnce(never));
    expect(retrievedIn(made.server).length).toBeLessThanOrEqual(8);
    expect(hashes(made)).toEqual(held(made));
  });

  it('POP-2 messages removed elsewhere and new ones in their place are told apart', async () => {
    const made = await prepare();
    made.box.messages.splice(40, 20);
    // As large as the ones that moved up, so that sizes alone would say that nothing happened.
    made.box.messages.splice(50, 1, { content: mail('q52') });
    made.box.messages.push(...names(3, 'p').map((name) => ({ content: mail(name) })));
    const outcome = done(await made.engine.syncOnce(never));
    expect(outcome).toMatchObject({ messages: 86, newMessages: 4 });
    for (const hash of held(made)) expect(hashes(made)).toContain(hash);
    expect(made.cache.placed.size).toBe(107);
  });

  it('POP-2 that learns UIDL doubles nothing', async () => {
    const made = await prepare();
    for (const [n, message] of made.box.messages.entries()) message.uidl = `u${n}`;
    made.box.uidl = true;
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(0);
    expect(hashes(made)).toEqual(held(made));
    expect(done(await made.engine.syncOnce(never)).bytes).toBe(0);
    made.box.uidl = false;
    expect(done(await made.engine.syncOnce(never)).newMessages).toBe(0);
    expect(hashes(made)).toEqual(held(made));
  });
});
