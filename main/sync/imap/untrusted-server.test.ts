import { afterEach, describe, expect, it } from 'vitest';
import type { SyncOutcome } from '../../../app/sync/engine.ts';
import { MemoryCache } from '../testing/memory-cache.ts';
import { createImapEngine } from './engine.ts';
import type { Script, ScriptedImap } from './testing/scripted-imap.ts';
import { startScriptedImap } from './testing/scripted-imap.ts';

const never = new AbortController().signal;
let server: ScriptedImap | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const text = (uid: number): string => `Subject: ${uid}\r\n\r\nbody ${uid}\r\n`;
const listedRow = (seq: number, uid: number, size = text(uid).length): string =>
  `${seq} FETCH (UID ${uid} FLAGS () INTERNALDATE "06-Jan-2025 10:00:00 +0000" RFC822.SIZE ${size} ENVELOPE (NIL "${uid}" NIL NIL NIL NIL NIL NIL NIL NIL))`;
const sourceRow = (seq: number, uid: number): string =>
  `${seq} FETCH (UID ${uid} FLAGS () BODY[] {${text(uid).length}}\r\n${text(uid)})`;

const inbox = (exists: number, uidNext: number): Script[number] => ({
  command: /^EXAMINE/,
  untagged: [`${exists} EXISTS`, 'OK [UIDVALIDITY 7] ok', `OK [UIDNEXT ${uidNext}] ok`],
});
const list = { command: /^LIST/, untagged: ['LIST () "/" INBOX'] };
const search = (uids: string): Script[number] => ({
  command: /^UID SEARCH/,
  untagged: [`SEARCH ${uids}`],
});
const listing = (...rows: string[]): Script[number] => ({
  command: /^UID FETCH .*ENVELOPE/,
  untagged: rows,
});
const sources = (...rows: string[]): Script[number] => ({
  command: /^UID FETCH .*BODY/,
  untagged: rows,
});
const honest: Script = [
  list,
  inbox(2, 3),
  search('1 2'),
  listing(listedRow(1, 1), listedRow(2, 2)),
  sources(sourceRow(1, 1), sourceRow(2, 2)),
];

async function pass(
  cache: MemoryCache,
  script: Script,
  capability = 'IMAP4rev1',
): Promise<SyncOutcome> {
  await server?.stop();
  server = await startScriptedImap(capability, script);
  const engine = createImapEngine(server.settings, {
    account: 'a',
    sink: cache.sink,
    known: cache.known,
    report: () => undefined,
  });
  const outcome = await engine.syncOnce(never);
  await engine.stop();
  return outcome;
}

async function filled(): Promise<MemoryCache> {
  const cache = new MemoryCache();
  expect(await pass(cache, honest)).toMatchObject({ ok: true, messages: 2, newMessages: 2 });
  return cache;
}

const uids = (cache: MemoryCache): number[] => cache.list('a/INBOX').map((each) => each.uid);

describe('a server that lies (IMAP-5)', () => {
  it('listing fewer messages than it says it holds deletes nothing', async () => {
    const cache = await filled();
    await pass(cache, [list, inbox(2, 4), search(''), listing(), sources()]);
    expect(uids(cache)).toEqual([1, 2]);
  });

  it('an honest emptying is believed', async () => {
    const cache = await filled();
    await pass(cache, [list, inbox(0, 3), search('')]);
    expect(uids(cache)).toEqual([]);
  });

  it('UID 0, nonsense and rows nobody asked for are ignored', async () => {
    const cache = new MemoryCache();
    const outcome = await pass(cache, [
      list,
      inbox(2, 3),
      search('0 1 2 99999999999'),
      listing(
        listedRow(1, 0),
        listedRow(1, 1),
        listedRow(2, 2),
        listedRow(3, 77),
        '4 FETCH (FLAGS ())',
      ),
      sources(sourceRow(1, 1), sourceRow(1, 1), sourceRow(2, 2), sourceRow(3, 77)),
    ]);
    expect(outcome).toMatchObject({ ok: true, newMessages: 2 });
    expect(uids(cache)).toEqual([1, 2]);
    expect(cache.breaches).toEqual([]);
  });

  it('a claim of four billion messages is a failure, and the cache stays', async () => {
    const cache = await filled();
    const outcome = await pass(
      cache,
      [
        list,
        inbox(2, 4),
        { command: /^UID SEARCH/, untagged: ['ESEARCH (TAG "x") UID ALL 1:4294967295'] },
      ],
      'IMAP4rev1 ESEARCH',
    );
    expect(outcome).toMatchObject({ ok: false, failure: { cause: 'malformed' } });
    expect(uids(cache)).toEqual([1, 2]);
  });

  it('a message beyond the limit is listed and not asked for', async () => {
    const cache = new MemoryCache();
    const outcome = await pass(cache, [
      list,
      inbox(2, 3),
      search('1 2'),
      listing(listedRow(1, 1), listedRow(2, 2, 3_000_000_000)),
      sources(sourceRow(1, 1)),
    ]);
    expect(outcome).toMatchObject({ ok: true, messages: 2, newMessages: 1 });
    expect(server?.commands.filter((each) => each.includes('BODY'))).toEqual([
      expect.stringMatching(/^UID FETCH 1 /),
    ]);
  });

  it('an announced literal beyond the limit is a failure, not memory', async () => {
    const cache = await filled();
    const outcome = await pass(cache, [
      list,
      inbox(3, 4),
      search('1 2 3'),
      listing(listedRow(3, 3)),
      sources('3 FETCH (UID 3 BODY[] {4000000000}'),
    ]);
    expect(outcome).toMatchObject({ ok: false, failure: { cause: 'malformed' } });
    expect(uids(cache)).toEqual([1, 2, 3]);
  });

  it('a folder without UIDVALIDITY is a failure, and the cache stays', async () => {
    const cache = await filled();
    const outcome = await pass(cache, [list, { command: /^EXAMINE/, untagged: ['0 EXISTS'] }]);
    expect(outcome).toMatchObject({ ok: false, failure: { cause: 'malformed' } });
    expect(uids(cache)).toEqual([1, 2]);
  });

  it('a folder it refuses to open does not keep the others from coming', async () => {
    const cache = new MemoryCache();
    const folders = { command: /^LIST/, untagged: ['LIST () "/" INBOX', 'LIST () "/" Locked'] };
    const locked = { command: /^EXAMINE "?Locked/, untagged: [], tagged: 'NO [NOPERM] not yours' };
    const outcome = await pass(cache, [folders, locked, ...honest.slice(1)]);
    expect(outcome).toMatchObject({ ok: true, messages: 2 });
    expect(uids(cache)).toEqual([1, 2]);
  });

  it('a connection cut in the middle is a failure to try again later', async () => {
    const cache = await filled();
    const cut = { command: /^UID SEARCH/, untagged: [], tagged: 'OK done' };
    server = null;
    const script: Script = [list, inbox(3, 4), cut];
    const started = startScriptedImap('IMAP4rev1', script);
    const scripted = await started;
    const engine = createImapEngine(scripted.settings, {
      account: 'a',
      sink: cache.sink,
      known: {
        ...cache.known,
        messages: async (folder, uidValidity) => {
          await scripted.stop();
          return await cache.known.messages(folder, uidValidity);
        },
      },
      report: () => undefined,
    });
    expect(await engine.syncOnce(never)).toMatchObject({
      ok: false,
      failure: { cause: 'connectionLost', retry: 'later' },
    });
    expect(uids(cache)).toEqual([1, 2]);
  });
});
