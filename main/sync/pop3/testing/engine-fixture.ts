import { createHash } from 'node:crypto';
import type { Engine, EngineReport, SyncOutcome } from '../../../../app/sync/engine.ts';
import { MemoryCache } from '../../testing/memory-cache.ts';
import type { Pop3EngineOptions } from '../engine.ts';
import { createPop3Engine } from '../engine.ts';
import type { Pop3Settings } from '../session.ts';
import type { ScriptedMailbox } from './scripted-mailbox.ts';
import { scriptedMailbox, serveMailbox } from './scripted-mailbox.ts';
import type { Script, ScriptedServer } from './scripted-server.ts';
import { startScriptedServer } from './scripted-server.ts';

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256')
    .update(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
    .digest('hex');

/** A message that servers number as usual: with Message-ID and Received. */
export const mail = (name: string, body = ''): string =>
  `Received: by mx; Mon, 6 Jan 2025 10:00:00 +0000\r\nMessage-ID: <${name}@example.org>\r\nSubject: ${name}\r\n\r\nBody of ${name}\r\n${body}`;

/** Names of messages, ascending. */
export const names = (count: number, prefix = 'm'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

/** An engine and its cache. `another` is the engine after a start of the program. */
export type EngineFixture = {
  cache: MemoryCache;
  reports: EngineReport[];
  engine: Engine;
  another(): Engine;
};

/** The engine of an account on a server. */
export function engineFor(settings: Pop3Settings, options: Pop3EngineOptions = {}): EngineFixture {
  const cache = new MemoryCache();
  const reports: EngineReport[] = [];
  const another = (): Engine =>
    createPop3Engine(
      settings,
      {
        account: 'a',
        sink: cache.sink,
        known: cache.known,
        report: (report) => reports.push(report),
      },
      { timeouts: { connect: 5_000, idle: 5_000 }, ...options },
    );
  return { cache, reports, engine: another(), another };
}

/** The same with a scripted server; `close` ends it. */
export type ScriptedFixture = EngineFixture & {
  box: ScriptedMailbox;
  server: ScriptedServer;
  close(): Promise<void>;
};

/** A mailbox with these contents, its server, and an engine that reads it. */
export async function scriptedFixture(
  contents: readonly string[],
  options: Pop3EngineOptions = {},
  script: Partial<Script> = {},
): Promise<ScriptedFixture> {
  const box = scriptedMailbox(contents);
  const server = await startScriptedServer({ answer: serveMailbox(box), ...script });
  const fixture = engineFor(
    { host: '127.0.0.1', port: server.port, security: 'none', user: 'ada', password: 'secret' },
    options,
  );
  return { ...fixture, box, server, close: server.close };
}

/** Commands of the n-th session from the last one (0), in order. */
export function commandsOf(server: ScriptedServer, back = 0): string[] {
  return server.clients[server.clients.length - 1 - back]?.commands ?? [];
}

/** The numbers that were downloaded in a session. */
export function retrievedIn(server: ScriptedServer, back = 0): number[] {
  return commandsOf(server, back)
    .filter((command) => command.startsWith('RETR '))
    .map((command) => Number(command.slice(5)));
}

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
