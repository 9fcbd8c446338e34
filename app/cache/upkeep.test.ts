import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAccounts } from './accounts.ts';
import { ContentStore } from './content-store.ts';
import { exportPage } from './export-page.ts';
import { makePacks, maxPackBytes, memberBytes, rawBytes, withoutMembers } from './packs.ts';
import type { Cache } from './schema.ts';
import { sweepOrphans } from './sweep-orphans.ts';
import {
  apply,
  batch,
  fetched,
  folder,
  freshCache,
  hashOf,
  imapRef,
  inbox,
  listed,
  parse,
} from './testing/fixture.ts';

let cache: Cache;
beforeEach(async () => {
  cache = await freshCache();
  await apply(
    cache,
    batch(1, [
      { type: 'folders', folders: [folder('INBOX', 'inbox')] },
      { type: 'listed', folder: inbox, items: [listed(1), listed(2), listed(3)] },
      {
        type: 'fetched',
        folder: inbox,
        items: [fetched(imapRef(1), 'one', ['\\Seen']), fetched(imapRef(2), 'two')],
      },
    ]),
  );
});
afterEach(() => cache.close());

it('SYNC-4: sweeping removes contents that nothing refers to, and tells the index', async () => {
  await apply(cache, batch(2, [{ type: 'vanished', folder: inbox, refs: [imapRef(1)] }]));
  expect(await sweepOrphans(cache, 0)).toEqual({ removed: 1, next: null });
  expect(await rawBytes(cache, hashOf('one'))).toBeNull();
  expect(new TextDecoder().decode((await rawBytes(cache, hashOf('two'))) ?? undefined)).toBe('two');
  expect((await cache.contents.toArray()).map(({ hash }) => hash)).toEqual([hashOf('two')]);
  expect(await cache.forgotten.toArray()).toEqual([{ doc: 1 }]);
  expect(await sweepOrphans(cache, 0)).toEqual({ removed: 0, next: null });
});

describe('exporting', () => {
  it('gives each message whose bytes are here, page by page', async () => {
    const subjects: string[] = [];
    let after: string | null = null;
    do {
      const page = await exportPage(cache, after, 1);
      for (const item of page.items)
        subjects.push(`${item.accountName} ${item.folder} ${item.subject}`);
      after = page.next;
    } while (after !== null);
    expect(subjects).toEqual(['Home INBOX one', 'Home INBOX two']);
  });

  it('says damage instead of leaving a message out', async () => {
    await cache.packs.clear();
    await expect(exportPage(cache, null, 10)).rejects.toThrow('one');
  });
});

it('an account that is taken away goes with all that is placed in it', async () => {
  await setAccounts(cache, [{ id: 'b', name: 'B', email: 'b@example.org', protocol: 'pop3' }]);
  expect(await cache.placements.count()).toBe(0);
  expect(await cache.folders.count()).toBe(0);
  expect((await cache.accounts.toArray()).map(({ id }) => id)).toEqual(['b']);
});

describe('packs', () => {
  const message = (letter: string, size: number) => ({
    hash: letter.repeat(64),
    bytes: new Uint8Array(size).fill(letter.charCodeAt(0)),
  });

  it('POP-1: give back every message byte for byte, whatever its neighbours', () => {
    const messages = [
      message('a', 0),
      message('b', maxPackBytes),
      message('c', maxPackBytes + 1),
      message('d', 3),
      message('e', 5),
    ];
    const packs = makePacks(messages, 7);
    expect(packs.map(({ pack, members }) => [pack, members.length])).toEqual([
      [7, 2],
      [8, 1],
      [9, 2],
    ]);
    for (const { hash, bytes } of messages) {
      const pack = packs.find(({ members }) => members.some((member) => member.hash === hash));
      expect(pack === undefined ? null : memberBytes(pack, hash)).toEqual(bytes);
    }
  });

  it('without some messages keep the others, and go with the last one', () => {
    const [pack] = makePacks([message('a', 4), message('b', 2), message('c', 6)], 1);
    if (pack === undefined) throw new Error('no pack');
    const rest = withoutMembers(pack, new Set(['b'.repeat(64)]));
    expect(rest?.bytes.byteLength).toBe(10);
    expect(rest && memberBytes(rest, 'c'.repeat(64))).toEqual(message('c', 6).bytes);
    expect(rest && memberBytes(rest, 'b'.repeat(64))).toBeNull();
    expect(withoutMembers(pack, new Set(pack.members.map(({ hash }) => hash)))).toBeNull();
  });
});

it('SYNC-2: batches side by side with the same contents store each of them once', async () => {
  const gates: (() => void)[] = [];
  const store = new ContentStore(cache, async (items) => {
    await new Promise<void>((resolve) => gates.push(resolve));
    return await parse(items);
  });
  const message = (text: string) => fetched(imapRef(1), text);
  const stored = [
    store.store([message('second')]),
    store.store([message('first'), message('second')]),
    store.store([message('first')]),
  ];
  let open = true;
  const all = Promise.all(stored).finally(() => {
    open = false;
  });
  while (open) {
    for (const gate of gates.splice(0)) gate();
    await new Promise((resolve) => setTimeout(resolve));
  }
  const [one, two, three] = await all;
  expect(two?.get(hashOf('second'))).toEqual(one?.get(hashOf('second')));
  expect(two?.get(hashOf('first'))).toEqual(three?.get(hashOf('first')));
  expect(await cache.contents.count()).toBe(4);
});
