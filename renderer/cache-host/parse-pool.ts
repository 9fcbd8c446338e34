import type { BodyRow, ParsedContent } from '../../app/cache/rows.ts';
import type { AttachmentBytes } from '../../app/ipc/cache-calls.ts';
import { type Caller, caller } from '../../app/ipc/port-rpc.ts';
import type { ParseCalls } from '../../app/ipc/worker-calls.ts';
import { unreadContent } from '../../app/mime/parse-content.ts';
import { type WorkerPort, workerPort } from './worker-port.ts';

type Item = { hash: string; bytes: Uint8Array };

/** Parses in workers. What a person waits for goes before what sync brings. */
export type ParsePool = {
  /** Never rejects for a message's sake: one that cannot be parsed has a `defect` and no more. */
  parseContents(items: Item[]): Promise<ParsedContent[]>;
  /** Rejects with a sentence when the message cannot be parsed in time. */
  parseBody(hash: string, bytes: Uint8Array): Promise<BodyRow>;
  /** As `parseBody`; null when there is no such attachment. */
  extractAttachment(bytes: Uint8Array, index: number): Promise<AttachmentBytes | null>;
  /** Ends the workers; what is under way rejects. */
  close(): void;
};

/** A message takes a millisecond; what takes this long will not end by itself. */
const deadlineMs = 20_000;
/** Of one hand-over: some hundredths of a second, so that reading never waits long. */
const maxItems = 32;
const maxBytes = 512_000;

/** A parser that does not start is the program's trouble and no message's: sync must not go on. */
class ParserStartError extends Error {
  constructor() {
    super('Godwit cannot read mail: its parser does not start. Install Godwit again.');
    this.name = 'ParserStartError';
  }
}

const unreadable = 'This message could not be read: it is too large or damaged.';

type Job = { run: (worker: Caller<ParseCalls>) => Promise<void>; fail: (e: Error) => void };
type Slot = {
  port: WorkerPort | null;
  worker: Caller<ParseCalls> | null;
  busy: boolean;
  /** Whether its worker has said that it runs. */
  started: boolean;
};

/** @param spawn starts a worker; tests give their own. */
export function createParsePool(size: number, spawn: () => WorkerPort = spawnWorker): ParsePool {
  const slots: Slot[] = Array.from({ length: size }, () => ({
    port: null,
    worker: null,
    busy: false,
    started: false,
  }));
  const reading: Job[] = [];
  const syncing: Job[] = [];
  let closed = false;

  function pump(): void {
    for (const slot of slots) {
      if (slot.busy) continue;
      const job = reading.shift() ?? syncing.shift();
      if (job === undefined) return;
      void work(slot, job);
    }
  }

  async function work(slot: Slot, job: Job): Promise<void> {
    slot.busy = true;
    // Ending the worker closes its port, and that rejects the call.
    const timer = setTimeout(() => slot.port?.terminate(), deadlineMs);
    try {
      await job.run(workerOf(slot));
    } catch (error) {
      if (!slot.started && !closed) job.fail(new ParserStartError());
      else job.fail(error instanceof Error ? error : new Error(String(error)));
    } finally {
      clearTimeout(timer);
      slot.busy = false;
      pump();
    }
  }

  function workerOf(slot: Slot): Caller<ParseCalls> {
    if (slot.worker !== null) return slot.worker;
    const port = spawn();
    slot.started = false;
    const worker = caller<ParseCalls>(port, () => {
      slot.started = true;
    });
    slot.port = port;
    slot.worker = worker;
    port.onClose(() => {
      if (slot.port !== port) return;
      slot.port = null;
      slot.worker = null;
    });
    return worker;
  }

  function ask<T>(queue: Job[], call: (worker: Caller<ParseCalls>) => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new Error('Godwit is closing.'));
    return new Promise<T>((resolve, reject) => {
      queue.push({ run: async (worker) => resolve(await call(worker)), fail: reject });
      pump();
    });
  }

  function sayUnreadable(error: unknown): never {
    throw closed || error instanceof ParserStartError ? error : new Error(unreadable);
  }

  async function parseChunk(items: Item[]): Promise<ParsedContent[]> {
    try {
      const rows = await ask(syncing, (worker) => worker.call('parseContents', pack(items)));
      if (rows.length === items.length) return rows;
    } catch (error) {
      if (closed || error instanceof ParserStartError) throw error;
    }
    const [only] = items;
    if (items.length === 1 && only !== undefined) {
      return [unreadContent(only.hash, only.bytes.length, unreadable)];
    }
    // One of them ended the worker: alone, each shows whether it is the one.
    return (await Promise.all(items.map((item) => parseChunk([item])))).flat();
  }

  return {
    parseContents: async (items) => (await Promise.all(chunks(items).map(parseChunk))).flat(),
    parseBody: (hash, bytes) =>
      ask(reading, (worker) =>
        worker.call('parseBody', { hash, bytes: ownBytes(bytes), openedAt: Date.now() }),
      ).catch(sayUnreadable),
    extractAttachment: (bytes, index) =>
      ask(reading, (worker) =>
        worker.call('extractAttachment', { bytes: ownBytes(bytes), index }),
      ).catch(sayUnreadable),
    close: () => {
      closed = true;
      for (const job of [...reading.splice(0), ...syncing.splice(0)]) {
        job.fail(new Error('Godwit is closing.'));
      }
      for (const slot of slots) slot.port?.terminate();
    },
  };
}

function pack(items: readonly Item[]): Parameters<ParseCalls['parseContents']>[0] {
  const messages = items.map(({ hash, bytes }) => ({ hash, size: bytes.length }));
  const bytes = new Uint8Array(messages.reduce((sum, { size }) => sum + size, 0));
  let at = 0;
  for (const item of items) {
    bytes.set(item.bytes, at);
    at += item.bytes.length;
  }
  return { messages, bytes };
}

/** Posting a view copies the whole buffer behind it: a slice of a larger one is cut out first. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

/** Cuts a batch into hand-overs, in order. */
function chunks(items: readonly Item[]): Item[][] {
  const cut: Item[][] = [];
  let open: Item[] = [];
  let size = 0;
  for (const item of items) {
    if (open.length >= maxItems || (open.length > 0 && size + item.bytes.length > maxBytes)) {
      cut.push(open);
      open = [];
      size = 0;
    }
    open.push(item);
    size += item.bytes.length;
  }
  if (open.length > 0) cut.push(open);
  return cut;
}

function spawnWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./parse-worker.ts', import.meta.url), { type: 'module' }));
}
