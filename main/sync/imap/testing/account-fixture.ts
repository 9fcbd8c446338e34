import { createHash } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import type { Engine, EngineReport, SyncOutcome } from '../../../../app/sync/engine.ts';
import { MemoryCache } from '../../testing/memory-cache.ts';
import { createImapEngine } from '../engine.ts';
import type { Dovecot } from './dovecot.ts';

let users = 0;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function mail(subject: string, size = 0): Buffer {
  const body = 'x'
    .repeat(76)
    .concat('\r\n')
    .repeat(Math.ceil(size / 78));
  return Buffer.from(
    `From: Ada <ada@example.org>\r\nTo: bo@example.org\r\nSubject: ${subject}\r\nDate: Mon, 6 Jan 2025 10:00:00 +0000\r\nMessage-ID: <${subject}@example.org>\r\n\r\nBody of ${subject}\r\n${body}`,
  );
}

/** An account of its own: the engine, its cache, and another client of the same account. */
export type Fixture = {
  cache: MemoryCache;
  client: ImapFlow;
  engine: Engine;
  reports: EngineReport[];
  another(): Engine;
};

/** A fresh account on `server`. `another` is the engine after a start of the program. */
export async function fixture(server: Dovecot): Promise<Fixture> {
  users += 1;
  const user = `user${users}`;
  const cache = new MemoryCache();
  const reports: EngineReport[] = [];
  const another = (): Engine =>
    createImapEngine(server.settings(user), {
      account: 'a',
      sink: cache.sink,
      known: cache.known,
      report: (report) => reports.push(report),
    });
  return { cache, client: await server.client(user), engine: another(), reports, another };
}

/** Puts `count` messages of about `size` bytes into a folder. */
export async function append(
  client: ImapFlow,
  path: string,
  count: number,
  size = 0,
): Promise<void> {
  for (let n = 1; n <= count; n += 1) await client.append(path, mail(`${path} ${n}`, size));
}

/** The truth: what an independent client reads of a folder. */
export async function onServer(client: ImapFlow, path: string): Promise<unknown[]> {
  const box = await client.mailboxOpen(path, { readOnly: true });
  if (box.exists === 0) return [];
  const query = { uid: true, flags: true, source: true };
  const rows: { uid: number; flags: string[]; hash: string }[] = [];
  for await (const row of client.fetch('1:*', query, { uid: true })) {
    const flags = [...(row.flags ?? [])].filter((flag) => flag !== '\\Recent').sort();
    rows.push({ uid: row.uid, flags, hash: sha256(row.source ?? Buffer.alloc(0)) });
  }
  return rows.sort((a, b) => a.uid - b.uid);
}

/** The same of the cache. */
export const inCache = (cache: MemoryCache, path: string): unknown[] =>
  cache.list(`a/${path}`).map(({ uid, flags, hash }) => ({ uid, flags: [...flags].sort(), hash }));

/** The outcome of a pass that must have succeeded. */
export function done(outcome: SyncOutcome): Extract<SyncOutcome, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome;
}

/** The outcome of a pass that must have failed. */
export function failed(outcome: SyncOutcome): Extract<SyncOutcome, { ok: false }> {
  if (outcome.ok) throw new Error('expected a failure');
  return outcome;
}
