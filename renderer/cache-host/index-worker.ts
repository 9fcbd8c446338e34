import sqlite3InitModule, { type Database, type SAHPoolUtil } from '@sqlite.org/sqlite-wasm';
import { serve } from '../../app/ipc/port-rpc.ts';
import { type IndexCalls, indexSchemas } from '../../app/ipc/worker-calls.ts';
import { IndexStore } from '../../app/search/index-store.ts';
import { sqlDatabase } from '../../app/search/sql-database.ts';

const file = '/index.sqlite3';
/** A cache host that was replaced holds its files until its process has ended. */
const deadlineMs = 15_000;
const pauseMs = 100;

let open: { pool: SAHPoolUtil; db: Database; store: IndexStore } | null = null;

function store(): IndexStore {
  if (open === null) throw new Error('The search index is not open.');
  return open.store;
}

/** Takes hold of the index's files, waiting for a predecessor to let them go. */
async function takeFiles(): Promise<SAHPoolUtil> {
  const sqlite = await sqlite3InitModule();
  const giveUp = performance.now() + deadlineMs;
  for (;;) {
    try {
      return await sqlite.installOpfsSAHPoolVfs({
        name: 'godwit-index',
        directory: '/search-index',
        initialCapacity: 6,
        // Files that another worker still holds are no reason to delete them.
        preserveOnInitFailure: true,
        // Not in the types; and a failure to be tried again is nothing for the console.
        ...{ forceReinitIfPreviouslyFailed: true, verbosity: 0 },
      });
    } catch (error) {
      if (performance.now() > giveUp) {
        throw new Error(
          'The search index could not be opened: another Godwit holds it, or the disk is full or cannot be written.',
          { cause: error },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

function openDatabase(pool: SAHPoolUtil): Database {
  const db = new pool.OpfsSAHPoolDb(file);
  // The index can be rebuilt, but must never be silently wrong: its journal is kept and flushed.
  db.exec(
    'PRAGMA journal_mode = PERSIST; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;',
  );
  return db;
}

function openStore(pool: SAHPoolUtil, cacheId: string): { db: Database; store: IndexStore } {
  let db: Database | null = null;
  try {
    db = openDatabase(pool);
    return { db, store: IndexStore.open(sqlDatabase(db), cacheId) };
  } catch {
    // Stale, damaged or unreadable: it is derived, so it is made anew (FIND-2).
    db?.close();
    pool.unlink(file);
    pool.unlink(`${file}-journal`);
    const fresh = openDatabase(pool);
    return { db: fresh, store: IndexStore.open(sqlDatabase(fresh), cacheId) };
  }
}

serve<IndexCalls>(
  {
    post: (message) => self.postMessage(message),
    onMessage: (listener) => self.addEventListener('message', ({ data }) => listener(data)),
    onClose: () => undefined,
  },
  indexSchemas,
  {
    open: async ({ cacheId }) => {
      const pool = open?.pool ?? (await takeFiles());
      open?.db.close();
      open = { pool, ...openStore(pool, cacheId) };
      return { watermark: open.store.watermark, documents: open.store.documents };
    },
    add: ({ documents }) => ({ watermark: store().add(documents) }),
    forget: ({ docs }) => {
      store().forget(docs);
      return null;
    },
    match: ({ plan, limit }) => store().match(plan, limit),
    close: () => {
      open?.db.close();
      try {
        open?.pool.pauseVfs();
      } catch {
        // A damaged file may still count as open; the end of the worker lets go of all of them.
      }
      open = null;
      return null;
    },
  },
);
