import { setAccounts, startGeneration } from '../../app/cache/accounts.ts';
import { applyIntent } from '../../app/cache/apply-intent.ts';
import { ContentStore } from '../../app/cache/content-store.ts';
import { exportPage } from '../../app/cache/export-page.ts';
import { countMessages, knownFolders, knownMessages, knownUidls } from '../../app/cache/known.ts';
import { rawBytes } from '../../app/cache/packs.ts';
import { Cache } from '../../app/cache/schema.ts';
import { queuedOperations, settleOperations } from '../../app/cache/settle-operations.ts';
import {
  type CacheEvent,
  type MainToCache,
  mainToCacheSchemas,
  type UiToCache,
  uiToCacheSchemas,
} from '../../app/ipc/cache-calls.ts';
import { type Handlers, serve } from '../../app/ipc/port-rpc.ts';
import { BatchQueue } from './batch-queue.ts';
import { startIndex } from './index-client.ts';
import { IndexPump } from './index-pump.ts';
import { openBody } from './open-body.ts';
import { createParsePool } from './parse-pool.ts';
import { searchCache } from './search-cache.ts';
import { onPort, rpcPort } from './window-ports.ts';

// Ports come once the page has loaded; what they ask waits until the cache is open.
const opened = openCache();
onPort('godwit:main-port', (port) => void serveMain(port));
onPort('godwit:ui-port', (port) => void serveWindow(port));

let tellMain: (event: CacheEvent) => void = () => undefined;

type Parts = Awaited<ReturnType<typeof openCache>>;

async function openCache() {
  const cache = new Cache('strict');
  const pool = createParsePool(2);
  const index = startIndex();
  const pump = new IndexPump(cache, index);
  await cache.open();
  // Mail can be read and received without the index; a search says what is wrong with it.
  const indexOpened = pump.open();
  indexOpened.catch(() => undefined);
  const contents = new ContentStore(cache, pool.parseContents, (added) => pump.offer(added));
  const batches = new BatchQueue(cache, contents, () => pump.poke());
  return { cache, pool, index, pump, indexOpened, batches };
}

async function serveMain(port: MessagePort): Promise<void> {
  const rpc = rpcPort(port);
  tellMain = (event) => rpc.post(event);
  let parts: Parts;
  try {
    parts = await opened;
  } catch {
    tellMain({
      event: 'failed',
      userSentence:
        'The mail on this computer could not be opened. Check the free space and the permissions of Godwit\u2019s data directory, then start Godwit again.',
    });
    return;
  }
  serve<MainToCache>(rpc, mainToCacheSchemas, mainHandlers(parts));
  tellMain({ event: 'ready' });
}

async function serveWindow(port: MessagePort): Promise<void> {
  const rpc = rpcPort(port);
  serve<UiToCache>(rpc, uiToCacheSchemas, windowHandlers(await opened));
}

function mainHandlers({
  cache,
  pool,
  index,
  pump,
  indexOpened,
  batches,
}: Parts): Handlers<MainToCache> {
  let swept = false;
  return {
    setAccounts: async ({ accounts }) => {
      await setAccounts(cache, accounts);
      if (!swept) void batches.sweep().catch(() => undefined);
      swept = true;
      return null;
    },
    startGeneration: async ({ account }) => ({
      generation: await startGeneration(cache, account),
    }),
    applyBatch: (batch) => batches.apply(batch),
    knownFolders: ({ account }) => knownFolders(cache, account),
    knownCursor: async ({ folder }) => (await cache.cursors.get(folder)) ?? null,
    knownMessages: ({ folder, uidValidity }) => knownMessages(cache, folder, uidValidity),
    knownUidls: ({ account }) => knownUidls(cache, account),
    countMessages: ({ account }) => countMessages(cache, account),
    operations: ({ account }) => queuedOperations(cache, account),
    settle: async ({ results }) => {
      await settleOperations(cache, results, Date.now());
      return null;
    },
    putStatus: async (status) => {
      await cache.statuses.put(status);
      return null;
    },
    whenIndexed: async () => {
      await indexOpened;
      await pump.whenCaughtUp();
      return { indexed: pump.documents };
    },
    search: async ({ query, limit }) => {
      await indexOpened;
      return await searchCache(cache, index, pump.documents, query, limit);
    },
    exportPage: ({ after, limit }) => exportPage(cache, after, limit),
    attachment: async ({ hash, index: position }) => {
      const bytes = await rawBytes(cache, hash);
      return bytes === null ? null : await pool.extractAttachment(bytes, position);
    },
    close: async () => {
      await index.close().catch(() => undefined);
      pool.close();
      cache.close();
      return null;
    },
  };
}

function windowHandlers({ cache, pool, index, pump, indexOpened }: Parts): Handlers<UiToCache> {
  return {
    intent: async (intent) => {
      for (const account of await applyIntent(cache, intent)) {
        tellMain({ event: 'operationsQueued', account });
      }
      return null;
    },
    openBody: ({ hash }) => openBody(cache, pool.parseBody, hash),
    search: async ({ query, limit }) => {
      await indexOpened;
      return await searchCache(cache, index, pump.documents, query, limit);
    },
  };
}
