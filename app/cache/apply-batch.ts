import type { Batch, BatchAck, BatchRefusal, FetchedMessage } from '../sync/batch.ts';
import { applyChanges } from './apply-changes.ts';
import type { ContentStore } from './content-store.ts';
import { removeFolders, vanishedFolders } from './remove-folders.ts';
import type { AccountRow, ContentRow } from './rows.ts';
import type { Cache } from './schema.ts';

/** The first half of a batch: its contents are stored. Commit it in the order of the batches. */
export type PreparedBatch = { batch: Batch; contents: ReadonlyMap<string, ContentRow> };

/**
 * Stores the bytes and contents of a batch ahead of its commit, so that the transaction lists
 * wait for stays short. Batches may be prepared side by side.
 */
export async function prepareBatch(
  cache: Cache,
  batch: Batch,
  contents: ContentStore,
): Promise<PreparedBatch | BatchRefusal> {
  try {
    const account = await cache.accounts.get(batch.account);
    const standing = standingOf(account, batch);
    if (standing.type === 'refused') return standing.refusal;
    const fetched: FetchedMessage[] = [];
    for (const change of batch.changes) {
      if (change.type === 'fetched') fetched.push(...change.items);
    }
    return { batch, contents: await contents.store(fetched) };
  } catch (error) {
    return refusalOf(error);
  }
}

/**
 * Commits a prepared batch: rows, counts and cursor in one transaction, and the ack after it
 * completed (SYNC-1). A batch that is committed already is acknowledged and changes nothing; one
 * of an older generation, or after one that failed, is refused (SYNC-2).
 */
export async function commitBatch(cache: Cache, prepared: PreparedBatch): Promise<BatchAck> {
  const { batch, contents } = prepared;
  try {
    // A folder may hold a hundred thousand rows: they go piece by piece before the transaction.
    // Until it is committed the folder is still there, and is removed again after a crash.
    const vanished = await vanishedFolders(cache, batch);
    if (vanished.length > 0) {
      const before = standingOf(await cache.accounts.get(batch.account), batch);
      if (before.type === 'next') await removeFolders(cache, vanished);
    }
    return await cache.transaction(
      'rw',
      [
        cache.accounts,
        cache.folders,
        cache.placements,
        cache.uidls,
        cache.cursors,
        cache.operations,
      ],
      async (): Promise<BatchAck> => {
        const account = await cache.accounts.get(batch.account);
        const standing = standingOf(account, batch);
        switch (standing.type) {
          case 'early':
            return { ok: false, refusal: storageRefusal('after an earlier failure') };
          case 'refused':
            return { ok: false, refusal: standing.refusal };
          case 'committed':
            return { ok: true };
          case 'next':
            await applyChanges(cache, batch, contents);
            await Promise.all([
              cache.cursors.bulkPut(batch.cursors),
              cache.accounts.put({ ...standing.account, seq: batch.seq }),
            ]);
            return { ok: true };
        }
      },
    );
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) };
  }
}

type Standing =
  | { type: 'next'; account: AccountRow }
  /** An earlier batch is not committed: while preparing it may still come, later it has failed. */
  | { type: 'early' }
  | { type: 'committed' }
  | { type: 'refused'; refusal: BatchRefusal };

function standingOf(account: AccountRow | undefined, batch: Batch): Standing {
  if (account === undefined || account.generation !== batch.generation) {
    return {
      type: 'refused',
      refusal: {
        cause: 'stale',
        userSentence: 'The account was changed meanwhile. Its synchronisation starts anew.',
      },
    };
  }
  if (batch.seq <= account.seq) return { type: 'committed' };
  return batch.seq === account.seq + 1 ? { type: 'next', account } : { type: 'early' };
}

/** @param detail the name of what went wrong, for who is asked for help. */
function storageRefusal(detail: string): BatchRefusal {
  return {
    cause: 'storage',
    userSentence: `The mail could not be stored on this computer (${detail}). Nothing was lost; Godwit tries again.`,
  };
}

/** A failed commit in the user's words; decided by the names the standard gives (SYNC-1). */
function refusalOf(error: unknown): BatchRefusal {
  for (let cause: unknown = error; cause instanceof Error; cause = innerOf(cause)) {
    if (cause.name === 'QuotaExceededError') {
      return {
        cause: 'quota',
        userSentence:
          'There is no room left on this computer for more mail. Free some space; Godwit goes on where it stopped.',
      };
    }
  }
  return storageRefusal(error instanceof Error ? error.name : 'unknown');
}

function innerOf(error: Error): unknown {
  return 'inner' in error ? error.inner : error.cause;
}
