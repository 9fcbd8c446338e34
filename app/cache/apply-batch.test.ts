import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderId } from '../domain/folder.ts';
import { placementId } from '../domain/message.ts';
import { startGeneration } from './accounts.ts';
import { commitBatch, prepareBatch } from './apply-batch.ts';
import { applyIntent } from './apply-intent.ts';
import { ContentStore } from './content-store.ts';
import { countMessages, knownMessages } from './known.ts';
import type { Cache } from './schema.ts';
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
});
afterEach(() => cache.close());

const cursor = (uidNext: number) => ({
  kind: 'imap' as const,
  folder: inbox,
  uidValidity: 1,
  uidNext,
  highestModseq: '5',
});
const start = [{ type: 'folders' as const, folders: [folder('INBOX', 'inbox')] }];

/** Everything but the numbers of batches: what must be equal however it came about. */
async function state(): Promise<unknown> {
  return {
    folders: await cache.folders.toArray(),
    placements: await cache.placements.toArray(),
    cursors: await cache.cursors.toArray(),
    contents: await cache.contents.toArray(),
    uidls: await cache.uidls.toArray(),
  };
}

describe('SYNC-1: a batch', () => {
  it('commits rows, counts and cursor together', async () => {
    const changes = [
      ...start,
      { type: 'listed' as const, folder: inbox, items: [listed(1), listed(2, ['\\Seen'])] },
    ];
    expect(await apply(cache, batch(1, changes, { cursors: [cursor(3)] }))).toEqual({ ok: true });
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 2, unread: 1 });
    expect(await cache.cursors.get(inbox)).toEqual(cursor(3));
    expect(await knownMessages(cache, inbox, 1)).toEqual([
      { uid: 1, hasContent: false, flags: [] },
      { uid: 2, hasContent: false, flags: ['\\Seen'] },
    ]);
  });

  it('whose transaction fails is refused, and leaves neither rows nor cursor', async () => {
    await apply(cache, batch(1, start));
    const before = await state();
    const prepared = await prepareBatch(
      cache,
      batch(2, [{ type: 'listed', folder: inbox, items: [listed(1)] }], { cursors: [cursor(2)] }),
      new ContentStore(cache, parse),
    );
    if (!('batch' in prepared)) throw new Error('not prepared');
    cache.cursors.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await commitBatch(cache, prepared)).toMatchObject({
      ok: false,
      refusal: { cause: expect.stringMatching(/quota|storage/) },
    });
    expect(await state()).toEqual(before);
  });

  it('whose contents cannot be parsed or stored is refused', async () => {
    const items = [fetched(imapRef(1), 'one')];
    const failing = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    expect(
      await prepareBatch(
        cache,
        batch(1, [{ type: 'fetched', folder: inbox, items }]),
        new ContentStore(cache, failing),
      ),
    ).toMatchObject({ cause: 'quota' });
  });

  it('after one that failed is refused, so that no cursor skips what is missing', async () => {
    await apply(cache, batch(1, start));
    expect(await apply(cache, batch(3, [], { cursors: [cursor(9)] }))).toMatchObject({ ok: false });
    expect(await cache.cursors.count()).toBe(0);
  });
});

describe('SYNC-2: a batch', () => {
  it('applied twice equals applied once', async () => {
    await apply(cache, batch(1, start));
    const second = batch(2, [
      { type: 'listed', folder: inbox, items: [listed(1), listed(2)] },
      { type: 'fetched', folder: inbox, items: [fetched(imapRef(2), 'two')] },
    ]);
    await apply(cache, second);
    const once = await state();
    expect(await apply(cache, second)).toEqual({ ok: true });
    expect(await state()).toEqual(once);
  });

  it('sent again under a new generation, after the ack was lost, changes nothing', async () => {
    const changes = [
      ...start,
      { type: 'listed' as const, folder: inbox, items: [listed(1)] },
      { type: 'fetched' as const, folder: inbox, items: [fetched(imapRef(1), 'one')] },
    ];
    await apply(cache, batch(1, changes));
    const once = await state();
    await startGeneration(cache, 'a');
    await apply(cache, batch(1, changes, { generation: 2 }));
    expect(await state()).toEqual(once);
  });

  it('of an older generation, or of no account, is refused', async () => {
    await startGeneration(cache, 'a');
    const stale = { ok: false, refusal: { cause: 'stale' } };
    expect(await apply(cache, batch(1, start))).toMatchObject(stale);
    expect(await apply(cache, batch(1, start, { account: 'b' }))).toMatchObject(stale);
    expect(await cache.folders.count()).toBe(0);
  });
});

describe('changes', () => {
  beforeEach(async () => {
    await apply(cache, batch(1, start));
  });

  it('a fetched message fills its listed row and is stored once for equal bytes', async () => {
    await apply(
      cache,
      batch(2, [
        { type: 'listed', folder: inbox, items: [listed(1), listed(2)] },
        {
          type: 'fetched',
          folder: inbox,
          items: [fetched(imapRef(1), 'same', ['\\Seen']), fetched(imapRef(2), 'same')],
        },
      ]),
    );
    expect((await cache.packs.toArray()).map(({ members }) => members.length)).toEqual([1]);
    expect(await cache.contents.count()).toBe(1);
    const rows = await cache.placements.toArray();
    expect(rows.map(({ hash, subject, seen, doc }) => [hash, subject, seen, doc])).toEqual([
      [hashOf('same'), 'same', 1, 1],
      [hashOf('same'), 'same', 0, 1],
    ]);
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 2, unread: 1 });
    expect(await countMessages(cache, 'a')).toEqual({ messages: 2, stored: 2 });
  });

  it('OFF-3: what the server says does not revert what is queued', async () => {
    await apply(cache, batch(2, [{ type: 'listed', folder: inbox, items: [listed(1)] }]));
    const id = placementId('a', inbox, imapRef(1));
    await applyIntent(cache, { type: 'setSeen', placements: [id], seen: true });
    await apply(
      cache,
      batch(3, [
        { type: 'flags', folder: inbox, items: [{ ref: imapRef(1), flags: ['\\Flagged'] }] },
        { type: 'fetched', folder: inbox, items: [fetched(imapRef(1), 'one', ['\\Flagged'])] },
      ]),
    );
    expect(await cache.placements.get(id)).toMatchObject({
      flags: ['\\Flagged', '\\Seen'],
      seen: 1,
    });
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 1, unread: 0 });
  });

  it('flags of a message that is not here make no message', async () => {
    await apply(
      cache,
      batch(2, [{ type: 'flags', folder: inbox, items: [{ ref: imapRef(9), flags: [] }] }]),
    );
    expect(await cache.placements.count()).toBe(0);
  });

  it('vanished messages go, and their counts; contents stay for a later match', async () => {
    await apply(
      cache,
      batch(2, [
        { type: 'listed', folder: inbox, items: [listed(1), listed(2)] },
        { type: 'fetched', folder: inbox, items: [fetched(imapRef(1), 'one')] },
        { type: 'vanished', folder: inbox, refs: [imapRef(1), imapRef(77)] },
      ]),
    );
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 1, unread: 1 });
    expect(await cache.contents.count()).toBe(1);
  });

  it('IMAP-3: a reset removes the rows of other UIDVALIDITYs and no content', async () => {
    await apply(
      cache,
      batch(2, [
        { type: 'listed', folder: inbox, items: [listed(1), listed(2)] },
        { type: 'fetched', folder: inbox, items: [fetched(imapRef(1), 'one')] },
        { type: 'reset', folder: inbox, uidValidity: 2 },
        { type: 'listed', folder: inbox, items: [listed(1, ['\\Seen'], 2)] },
      ]),
    );
    const rows = await cache.placements.toArray();
    expect(rows.map(({ uidValidity, uid }) => [uidValidity, uid])).toEqual([[2, 1]]);
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 1, unread: 0 });
    expect(await cache.contents.count()).toBe(1);
  });

  it('a folder that is gone goes with its rows; folders made here stay', async () => {
    const work = folderId('a', 'Work');
    await apply(
      cache,
      batch(2, [
        {
          type: 'folders',
          folders: [folder('INBOX', 'inbox'), folder('Work'), folder('Mine', 'none', false)],
        },
        { type: 'listed', folder: work, items: [listed(1), listed(2)] },
      ]),
    );
    await apply(cache, batch(3, start));
    expect((await cache.folders.toArray()).map(({ path }) => path).sort()).toEqual([
      'INBOX',
      'Mine',
    ]);
    expect(await cache.placements.count()).toBe(0);
  });

  it('a folder that gets another role takes its messages along', async () => {
    const path = folderId('a', 'Old');
    await apply(
      cache,
      batch(2, [
        { type: 'folders', folders: [folder('INBOX', 'inbox'), folder('Old')] },
        { type: 'listed', folder: path, items: [listed(1)] },
        { type: 'folders', folders: [folder('INBOX', 'inbox'), folder('Old', 'archive')] },
      ]),
    );
    expect(await cache.placements.toArray()).toMatchObject([{ role: 'archive' }]);
  });

  it('POP-2: UIDLs are written with the rows they stand for', async () => {
    const ref = { kind: 'pop3' as const, uidl: 'u'.repeat(30_000), twin: '' };
    const change = { type: 'fetched' as const, folder: inbox, items: [fetched(ref, 'one')] };
    await apply(cache, batch(2, [change]));
    expect(await cache.uidls.toArray()).toMatchObject([
      { account: 'a', uidl: ref.uidl, twin: '', hash: hashOf('one') },
    ]);
    expect(await cache.placements.count()).toBe(1);
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 1, unread: 1 });
  });

  it('POP-5: a message downloaded again keeps its flags, and stays away when it was removed', async () => {
    const ref = { kind: 'pop3' as const, uidl: 'u', twin: '' };
    const change = { type: 'fetched' as const, folder: inbox, items: [fetched(ref, 'one')] };
    await apply(cache, batch(2, [change]));
    const id = placementId('a', inbox, ref);
    await applyIntent(cache, { type: 'setSeen', placements: [id], seen: true });
    await apply(cache, batch(3, [change]));
    expect(await cache.placements.get(id)).toMatchObject({ seen: 1 });
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 1, unread: 0, stored: 1 });
    await cache.placements.delete(id);
    await apply(cache, batch(4, [change]));
    expect(await cache.placements.count()).toBe(0);
  });

  it('POP-2: a renumbered message moves with its flags and is not doubled', async () => {
    const from = { kind: 'pop3' as const, uidl: 'old', twin: '' };
    const to = { kind: 'pop3' as const, uidl: 'new', twin: '' };
    await apply(
      cache,
      batch(2, [{ type: 'fetched', folder: inbox, items: [fetched(from, 'one', ['\\Seen'])] }]),
    );
    const rebound = batch(3, [{ type: 'rebound', items: [{ from, to, hash: hashOf('one') }] }]);
    await apply(cache, rebound);
    expect(await cache.placements.toArray()).toMatchObject([
      { id: placementId('a', inbox, to), ref: to, seen: 1 },
    ]);
    expect((await cache.uidls.toArray()).map(({ uidl }) => uidl)).toEqual(['new']);
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 1, stored: 1 });
  });
});
