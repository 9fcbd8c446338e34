import type { FolderId } from '../../../app/domain/folder.ts';
import type { Change, FetchedMessage, Rebound } from '../../../app/sync/batch.ts';
import type { Delivery } from '../delivery.ts';
import { batchLimits } from '../limits.ts';
import type { Settled } from './planner.ts';

/** What was acknowledged, or needed no acknowledgement. */
export type Received = { newMessages: number; stored: number; bytes: number };

/** Gathers downloaded messages into batches (SYNC-3). */
export type Collector = {
  /** Takes a message that was settled; resolves when the next one may come. */
  add(settled: Settled, message: Omit<FetchedMessage, 'ref'>): Promise<void> | void;
  /** Sends what is left. */
  finish(): Promise<void>;
};

/** Starts collecting; `received` is called as messages are acknowledged, never before (SYNC-1). */
export function createCollector(
  folder: FolderId,
  delivery: Delivery,
  received: (part: Received) => void,
): Collector {
  let items: FetchedMessage[] = [];
  let rebound: Rebound[] = [];
  let bytes = 0;
  let downloaded = 0;

  async function send(): Promise<void> {
    if (items.length === 0 && rebound.length === 0) return;
    const changes: Change[] = [];
    // An identity that becomes free may be given anew in the same batch, so this goes first.
    if (rebound.length > 0) changes.push({ type: 'rebound', items: rebound });
    if (items.length > 0) changes.push({ type: 'fetched', folder, items });
    const part = {
      newMessages: items.length,
      stored: items.length + rebound.length,
      bytes: downloaded,
    };
    const size = bytes;
    items = [];
    rebound = [];
    bytes = 0;
    downloaded = 0;
    await delivery.send({ changes, cursors: [] }, size, () => received(part));
  }

  return {
    add: (settled, message) => {
      const size = message.bytes.byteLength;
      let sending: Promise<void> | undefined;
      if (settled.type === 'new' && items.length > 0 && bytes + size > batchLimits.maxBytes) {
        sending = send();
      }
      switch (settled.type) {
        case 'known':
          received({ newMessages: 0, stored: 1, bytes: size });
          return;
        case 'new':
          items.push({ ref: settled.ref, ...message });
          bytes += size;
          break;
        case 'rebound':
          rebound.push({ from: settled.from, to: settled.to, hash: message.hash });
          break;
      }
      downloaded += size;
      const full =
        items.length + rebound.length >= batchLimits.maxMessages || bytes >= batchLimits.maxBytes;
      if (!full) return sending;
      return sending === undefined ? send() : sending.then(send);
    },
    finish: send,
  };
}
