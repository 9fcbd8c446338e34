import { afterEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../../app/ipc/port-rpc.ts';
import { type ParseCalls, parseSchemas } from '../../app/ipc/worker-calls.ts';
import { extractAttachment } from '../../app/mime/extract-attachment.ts';
import { parseBody } from '../../app/mime/parse-body.ts';
import { parseContent } from '../../app/mime/parse-content.ts';
import { createParsePool } from './parse-pool.ts';
import type { WorkerPort } from './worker-port.ts';

const mail = (subject: string) =>
  new TextEncoder().encode(`Subject: ${subject}\n\ntext of ${subject}`);
const items = (...subjects: string[]) =>
  subjects.map((subject) => ({ hash: subject, bytes: mail(subject) }));

/** Workers in this thread: the real parser, except for a message called `hang` or `crash`. */
function workers({ starts = true }: { starts?: boolean } = {}) {
  const log: string[] = [];
  const gates: (() => void)[] = [];
  let held = false;
  let spawned = 0;
  const spawn = (): WorkerPort => {
    spawned += 1;
    const toWorker: ((m: unknown) => void)[] = [];
    const toPool: ((m: unknown) => void)[] = [];
    const closers: (() => void)[] = [];
    let alive = true;
    const terminate = () => {
      if (!alive) return;
      alive = false;
      for (const tell of closers) tell();
    };
    const post = (message: unknown) =>
      queueMicrotask(() => {
        if (alive) for (const hear of toPool) hear(message);
      });
    if (starts) {
      serve<ParseCalls>(
        { post, onMessage: (hear) => toWorker.push(hear), onClose: () => undefined },
        parseSchemas,
        {
          parseContents: async ({ messages, bytes }) => {
            const hashes = messages.map(({ hash }) => hash);
            log.push(`sync ${hashes.join()}`);
            if (held) await new Promise<void>((open) => gates.push(open));
            if (hashes.includes('hang')) await new Promise(() => undefined);
            if (hashes.includes('crash')) terminate();
            let end = 0;
            return await Promise.all(
              messages.map(({ hash, size }) => {
                end += size;
                return parseContent(hash, bytes.subarray(end - size, end));
              }),
            );
          },
          parseBody: async ({ hash, bytes, openedAt }) => {
            log.push(`read ${hash}`);
            if (hash === 'hang') await new Promise(() => undefined);
            return await parseBody(hash, bytes, openedAt);
          },
          extractAttachment: ({ bytes, index }) => extractAttachment(bytes, index),
        },
      );
      post({ event: 'ready' });
    } else queueMicrotask(terminate);
    return {
      post: (message) =>
        queueMicrotask(() => {
          if (alive) for (const hear of toWorker) hear(message);
        }),
      onMessage: (hear) => toPool.push(hear),
      onClose: (tell) => closers.push(tell),
      terminate,
    };
  };
  return {
    spawn,
    log,
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      for (const open of gates.splice(0)) open();
    },
    spawned: () => spawned,
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the parse pool', () => {
  it('spreads a batch over its workers and keeps the order', async () => {
    const { spawn, spawned } = workers();
    const names = Array.from({ length: 300 }, (_, i) => `m${i}`);
    const rows = await createParsePool(2, spawn).parseContents(items(...names));
    expect(rows.map(({ subject }) => subject)).toEqual(names);
    expect(spawned()).toBe(2);
  });

  it('gives a message that hangs a defect, parses the others, and goes on', async () => {
    vi.useFakeTimers();
    const { spawn, spawned } = workers();
    const pool = createParsePool(1, spawn);
    const parsed = pool.parseContents(items('one', 'hang', 'two'));
    await vi.advanceTimersByTimeAsync(60_000);
    const rows = await parsed;
    expect(rows.map(({ hash, subject }) => [hash, subject])).toEqual([
      ['one', 'one'],
      ['hang', ''],
      ['two', 'two'],
    ]);
    expect(rows.map(({ defect }) => defect)).toEqual([
      null,
      'This message could not be read: it is too large or damaged.',
      null,
    ]);
    expect(rows[1]?.size).toBe(mail('hang').length);
    expect(spawned()).toBe(3);
  });

  it('survives a worker that ends in the middle', async () => {
    const pool = createParsePool(2, workers().spawn);
    const rows = await pool.parseContents(items('one', 'crash', 'two'));
    expect(rows.map(({ subject }) => subject)).toEqual(['one', '', 'two']);
    expect(rows[1]?.defect).toContain('could not be read');
  });

  it('blames no message when the parser itself does not start', async () => {
    const pool = createParsePool(1, workers({ starts: false }).spawn);
    await expect(pool.parseContents(items('one'))).rejects.toThrow('its parser does not start');
    await expect(pool.parseBody('one', mail('one'))).rejects.toThrow('its parser does not start');
  });

  it('lets a person read before the rest of a long sync is parsed', async () => {
    const { spawn, log, hold, release } = workers();
    const pool = createParsePool(1, spawn);
    hold();
    const names = Array.from({ length: 200 }, (_, i) => `m${i}`);
    const parsed = pool.parseContents(items(...names));
    await vi.waitFor(() => expect(log).toHaveLength(1));
    const body = pool.parseBody('wanted', mail('wanted'));
    release();
    expect((await body).text).toBe('text of wanted');
    await parsed;
    expect(log[1]).toBe('read wanted');
    expect(log.length).toBeGreaterThan(4);
  });

  it('says so when a message cannot be opened', async () => {
    vi.useFakeTimers();
    const body = createParsePool(1, workers().spawn).parseBody('hang', mail('hang'));
    const refused = expect(body).rejects.toThrow('This message could not be read');
    await vi.advanceTimersByTimeAsync(20_000);
    await refused;
  });

  it('sends a worker the message only, not the whole buffer it lies in', async () => {
    const { spawn } = workers();
    const sent: unknown[] = [];
    const pool = createParsePool(1, () => {
      const port = spawn();
      return {
        ...port,
        post: (message) => {
          sent.push(message);
          port.post(message);
        },
      };
    });
    const large = new Uint8Array(1_000_000);
    large.set(mail('view'), 500);
    const bytes = large.subarray(500, 500 + mail('view').length);
    const [row] = await pool.parseContents([{ hash: 'view', bytes }]);
    expect(row?.subject).toBe('view');
    expect((await pool.parseBody('view', bytes)).text).toBe('text of view');
    expect(sent.map(structuredCloneSize)).toEqual([bytes.length, bytes.length]);
  });

  it('rejects what is under way when it is closed', async () => {
    const { spawn, hold } = workers();
    const pool = createParsePool(1, spawn);
    hold();
    const parsed = pool.parseContents(items('one'));
    const refused = expect(parsed).rejects.toThrow();
    pool.close();
    await refused;
    await expect(pool.parseBody('x', mail('x'))).rejects.toThrow('closing');
  });
});

function structuredCloneSize(message: unknown): number {
  return (message as { params: { bytes: Uint8Array } }).params.bytes.buffer.byteLength;
}
