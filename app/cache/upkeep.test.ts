import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAccounts } from './accounts.ts';
import { exportPage } from './export-page.ts';
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
  expect(await cache.raws.toCollection().primaryKeys()).toEqual([hashOf('two')]);
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
    await cache.raws.delete(hashOf('two'));
    await expect(exportPage(cache, null, 10)).rejects.toThrow('two');
  });
});

it('an account that is taken away goes with all that is placed in it', async () => {
  await setAccounts(cache, [{ id: 'b', name: 'B', email: 'b@example.org', protocol: 'pop3' }]);
  expect(await cache.placements.count()).toBe(0);
  expect(await cache.folders.count()).toBe(0);
  expect((await cache.accounts.toArray()).map(({ id }) => id)).toEqual(['b']);
});
