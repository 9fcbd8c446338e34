import { commitBatch, prepareBatch } from '../../app/cache/apply-batch.ts';
import type { ContentStore } from '../../app/cache/content-store.ts';
import type { Cache } from '../../app/cache/schema.ts';
import { sweepOrphans } from '../../app/cache/sweep-orphans.ts';
import type { Batch, BatchAck } from '../../app/sync/batch.ts';

/**
 * Takes batches: parses and stores the contents of several at once, commits each account's in the
 * order they came.
 */
export class BatchQueue {
  readonly #cache: Cache;
  readonly #contents: ContentStore;
  readonly #committed: () => void;
  readonly #last = new Map<string, Promise<unknown>>();
  #underWay = 0;
  #idle: (() => void)[] = [];
  #sweeping: Promise<void> | null = null;

  /** @param committed is called after each commit: there may be something new to index. */
  constructor(cache: Cache, contents: ContentStore, committed: () => void) {
    this.#cache = cache;
    this.#contents = contents;
    this.#committed = committed;
  }

  /** Resolves with the ack, after the batch's transaction completed (SYNC-1). */
  async apply(batch: Batch): Promise<BatchAck> {
    const before = this.#last.get(batch.account) ?? Promise.resolve();
    const ack = this.#apply(batch, before);
    this.#last.set(batch.account, ack);
    return await ack;
  }

  async #apply(batch: Batch, before: Promise<unknown>): Promise<BatchAck> {
    while (this.#sweeping !== null) await this.#sweeping;
    this.#underWay += 1;
    try {
      const prepared = await prepareBatch(this.#cache, batch, this.#contents);
      await before;
      if (!('batch' in prepared)) return { ok: false, refusal: prepared };
      return await commitBatch(this.#cache, prepared);
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const wake of this.#idle.splice(0)) wake();
      this.#committed();
    }
  }

  /** Removes contents that nothing refers to, in pieces, whenever no batch is under way. */
  async sweep(): Promise<void> {
    let after: number | null = 0;
    while (after !== null) {
      while (this.#underWay > 0) {
        await new Promise<void>((resolve) => {
          this.#idle.push(resolve);
        });
      }
      const piece = sweepOrphans(this.#cache, after);
      this.#sweeping = piece.then(
        () => undefined,
        () => undefined,
      );
      try {
        ({ next: after } = await piece);
      } finally {
        this.#sweeping = null;
      }
    }
    this.#committed();
  }
}
