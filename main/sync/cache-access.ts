import type { Known } from '../../app/sync/engine.ts';
import { cacheGone, stoppedFailure } from './engine-failure.ts';

/** The cache as the engine reads it: whatever goes wrong there is the cache's failure. */
export function withCacheFailures(known: Known): Known {
  const lost = (): never => {
    throw cacheGone();
  };
  return {
    folders: () => known.folders().catch(lost),
    cursor: (folder) => known.cursor(folder).catch(lost),
    messages: (folder, uidValidity) => known.messages(folder, uidValidity).catch(lost),
    uidls: () => known.uidls().catch(lost),
    operations: () => known.operations().catch(lost),
    settle: (results) => known.settle(results).catch(lost),
  };
}

/**
 * Ends a wait for the cache when the pass is stopped; the connection's own waits end
 * by it. Rejects with `EngineFailure` then.
 */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(stoppedFailure());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
