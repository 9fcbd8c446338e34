import { caller } from '../../app/ipc/port-rpc.ts';
import type { IndexCalls } from '../../app/ipc/worker-calls.ts';
import type { SearchIndex } from '../../app/search/search-index.ts';
import { workerPort } from './worker-port.ts';

/** Starts the index in a worker of its own. Calls are done in the order they are made. */
export function startIndex(): SearchIndex {
  const port = workerPort(
    new Worker(new URL('./index-worker.ts', import.meta.url), { type: 'module' }),
  );
  const worker = caller<IndexCalls>(port);
  return {
    open: (cacheId) => worker.call('open', { cacheId }),
    add: (documents) => worker.call('add', { documents }),
    forget: async (docs) => {
      await worker.call('forget', { docs });
    },
    match: (plan, limit) => worker.call('match', { plan, limit }),
    close: async () => {
      try {
        await worker.call('close', {});
      } finally {
        port.terminate();
      }
    },
  };
}
