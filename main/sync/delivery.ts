import type { BatchAck, Sink } from '../../app/sync/batch.ts';
import type { EngineFailure } from './engine-failure.ts';
import { cacheGone, refusedByCache, stoppedFailure } from './engine-failure.ts';

/** Most batches, and most bytes of messages, that may wait for their ack (SYNC-3). */
export const deliveryWindow = { batches: 4, bytes: 12 * 1024 * 1024 };

type Outgoing = Parameters<Sink>[0];

/**
 * The way to the cache with a bounded window: several batches are under way while the next is
 * fetched. After a refusal nothing more is sent (SYNC-1).
 */
export type Delivery = {
  /**
   * Waits until the window has room, then sends. `bytes` are those of the messages in it. A batch
   * larger than the window goes alone. `acked` is called after the ack. Throws `EngineFailure`
   * once any batch was refused.
   */
  send(batch: Outgoing, bytes: number, acked?: () => void): Promise<void>;
  /** Resolves when everything sent is acknowledged. Throws `EngineFailure` as `send`. */
  flush(): Promise<void>;
};

/** Opens a delivery for one pass; `signal` is that pass's own and ends its waits. */
export function createDelivery(sink: Sink, signal: AbortSignal): Delivery {
  let batches = 0;
  let bytesUnderWay = 0;
  let failure: EngineFailure | null = null;
  let wake: () => void = () => undefined;
  signal.addEventListener('abort', () => wake(), { once: true });

  const check = (): void => {
    if (failure !== null) throw failure;
    if (signal.aborted) throw stoppedFailure();
  };
  const waitUntil = async (condition: () => boolean): Promise<void> => {
    check();
    while (!condition()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      check();
    }
  };
  const settle = (bytes: number, ack: BatchAck, acked: () => void): void => {
    batches -= 1;
    bytesUnderWay -= bytes;
    if (!ack.ok) failure ??= refusedByCache(ack.refusal);
    else if (failure === null) acked();
    wake();
  };
  const lost = (): void => {
    failure ??= cacheGone();
    wake();
  };

  return {
    send: async (batch, bytes, acked = () => undefined) => {
      await waitUntil(
        () =>
          batches === 0 ||
          (batches < deliveryWindow.batches && bytesUnderWay + bytes <= deliveryWindow.bytes),
      );
      batches += 1;
      bytesUnderWay += bytes;
      sink(batch).then((ack) => settle(bytes, ack, acked), lost);
    },
    flush: () => waitUntil(() => batches === 0),
  };
}
