import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placementId } from '../domain/message.ts';
import { applyIntent } from './apply-intent.ts';
import type { Cache } from './schema.ts';
import { queuedOperations, settleOperations } from './settle-operations.ts';
import {
  apply,
  batch,
  fetched,
  folder,
  freshCache,
  imapRef,
  inbox,
  listed,
} from './testing/fixture.ts';

let cache: Cache;
const id = (uid: number): string => placementId('a', inbox, imapRef(uid));
beforeEach(async () => {
  cache = await freshCache();
  await apply(
    cache,
    batch(1, [
      { type: 'folders', folders: [folder('INBOX', 'inbox')] },
      { type: 'listed', folder: inbox, items: [listed(1), listed(2, ['\\Seen', '$Label'])] },
    ]),
  );
});
afterEach(() => cache.close());

describe('OFF-1: marking as read', () => {
  it('changes row and counts at once and queues the remote part, once for each message', async () => {
    const accounts = await applyIntent(cache, {
      type: 'setSeen',
      placements: [id(1), id(2), id(1), 'unknown'],
      seen: true,
    });
    expect(accounts).toEqual(['a']);
    expect(await cache.folders.get(inbox)).toMatchObject({ total: 2, unread: 0 });
    expect(await queuedOperations(cache, 'a')).toMatchObject([
      { path: 'INBOX', ref: imapRef(1), action: { add: ['\\Seen'], remove: [] } },
    ]);
  });

  it('queues nothing for a message whose flags no server keeps (POP-5)', async () => {
    const ref = { kind: 'pop3' as const, uidl: 'u', twin: '' };
    await apply(cache, batch(2, [{ type: 'fetched', folder: inbox, items: [fetched(ref, 'x')] }]));
    const placement = placementId('a', inbox, ref);
    expect(
      await applyIntent(cache, { type: 'setSeen', placements: [placement], seen: true }),
    ).toEqual([]);
    expect(await cache.placements.get(placement)).toMatchObject({ seen: 1 });
    expect(await queuedOperations(cache, 'a')).toEqual([]);
  });
});

describe('OFF-4: an operation', () => {
  it('that is done leaves the queue, and the row as it is', async () => {
    await applyIntent(cache, { type: 'setSeen', placements: [id(1)], seen: true });
    const [operation] = await queuedOperations(cache, 'a');
    await settleOperations(cache, [{ id: operation?.id ?? 0, outcome: 'done' }], 5);
    expect(await queuedOperations(cache, 'a')).toEqual([]);
    expect(await cache.placements.get(id(1))).toMatchObject({ seen: 1 });
    expect(await cache.notices.count()).toBe(0);
  });

  it('that is refused is backed out, and one notice says so', async () => {
    await applyIntent(cache, { type: 'setSeen', placements: [id(1)], seen: true });
    await applyIntent(cache, { type: 'setSeen', placements: [id(2)], seen: false });
    const results = (await queuedOperations(cache, 'a')).map((operation) => ({
      id: operation.id,
      outcome: 'refused' as const,
      userSentence: 'The server refused it.',
    }));
    await settleOperations(cache, results, 5);
    expect(await cache.placements.get(id(1))).toMatchObject({ seen: 0, flags: [] });
    expect(await cache.placements.get(id(2))).toMatchObject({
      seen: 1,
      flags: ['$Label', '\\Seen'],
    });
    expect(await cache.folders.get(inbox)).toMatchObject({ unread: 1 });
    expect(await cache.notices.toArray()).toMatchObject([
      { account: 'a', at: 5, userSentence: 'The server refused it.' },
    ]);
  });

  it('OFF-2: that is refused does not undo what was asked for after it', async () => {
    await applyIntent(cache, { type: 'setSeen', placements: [id(1)], seen: true });
    await applyIntent(cache, { type: 'setSeen', placements: [id(1)], seen: false });
    await applyIntent(cache, { type: 'setSeen', placements: [id(1)], seen: true });
    const [first] = await queuedOperations(cache, 'a');
    await settleOperations(
      cache,
      [{ id: first?.id ?? 0, outcome: 'refused', userSentence: 'No.' }],
      5,
    );
    expect(await cache.placements.get(id(1))).toMatchObject({ seen: 1 });
    expect(await queuedOperations(cache, 'a')).toHaveLength(2);
  });
});
