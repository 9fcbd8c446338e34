import { createHash } from 'node:crypto';
import { folderId } from '../../../app/domain/folder.ts';
import type { Engine, EngineContext, SyncOutcome } from '../../../app/sync/engine.ts';
import { abortable, withCacheFailures } from '../cache-access.ts';
import type { Delivery } from '../delivery.ts';
import { createDelivery } from '../delivery.ts';
import { stoppedFailure } from '../engine-failure.ts';
import { maxMessageBytes } from '../limits.ts';
import { createCollector } from './collector.ts';
import type { Pop3Timeouts } from './connection.ts';
import { leftOutFailure, pop3Failure } from './failures.ts';
import { inboxPath, planFolders } from './folders.ts';
import { contentIdentity } from './identity.ts';
import type { Pop3Capabilities } from './listing.ts';
import { listMailbox } from './listing-pass.ts';
import type { Remembered, ServerMessage } from './planner.ts';
import { createLedger, planRetrieval } from './planner.ts';
import { createPollTimer } from './poll-timer.ts';
import { Pop3Error } from './pop3-error.ts';
import { type Pop3Limits, Pop3Session, type Pop3Settings } from './session.ts';

export type Pop3EngineOptions = {
  /** How long to wait between two passes; 10 minutes. A server's LOGIN-DELAY makes it longer. */
  pollMilliseconds?: number;
  /** For the session; a message is at most `maxMessageBytes` if not given. */
  limits?: Partial<Pop3Limits>;
  timeouts?: Partial<Pop3Timeouts>;
};

/** Sessions of one pass that may end in a message that is not what the server said. */
const maxLies = 8;
/** QUIT is a courtesy: nothing depends on the answer. */
const quitMilliseconds = 5_000;

/** Counts of a pass, over all its sessions. */
type Tally = { newMessages: number; bytes: number; stored: number; listed: number };

/**
 * A POP3 account's engine: each pass is one session, ended with QUIT. The cursor is the set of
 * identities in the cache (see identity.ts), written with the messages that bear them. Nothing is
 * ever deleted from the server (POP-3).
 */
export function createPop3Engine(
  settings: Pop3Settings,
  given: EngineContext,
  options: Pop3EngineOptions = {},
): Engine {
  const pollMilliseconds = options.pollMilliseconds ?? 10 * 60_000;
  const known = withCacheFailures(given.known);
  const context = { ...given, known };
  const { account, report } = context;
  const inbox = folderId(account, inboxPath);
  const timer = createPollTimer();
  /** Messages that end a session: larger than the limit against what LIST said, or cut short. */
  const unreadable = new Map<string, 'too-large' | 'refused'>();
  let remembered: readonly Remembered[] = [];
  /** When the server allows the next login, by `performance.now()`. */
  let nextLogin = 0;
  let stopped = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  return {
    capabilities: {
      folders: false,
      serverFlags: false,
      push: false,
      serverSearch: false,
      quota: false,
    },
    syncOnce: (signal) => {
      const pass = syncOnce(signal);
      running = pass;
      return pass;
    },
    waitForNews: async (signal) => {
      await timer.wait(pollMilliseconds, nextLogin, AbortSignal.any([signal, stopped.signal]));
    },
    nudge: timer.wake,
    stop: async () => {
      stopped.abort();
      await running;
    },
  };

  async function syncOnce(given: AbortSignal): Promise<SyncOutcome> {
    if (stopped.signal.aborted) stopped = new AbortController();
    // The session's life hangs on this one: when the pass is over, so is every connection.
    const own = new AbortController();
    const abort = (): void => own.abort();
    const sources = [given, stopped.signal];
    for (const source of sources) source.addEventListener('abort', abort, { once: true });
    if (given.aborted) abort();
    const tally: Tally = { newMessages: 0, bytes: 0, stored: 0, listed: 0 };
    try {
      return await runPass(own.signal, tally);
    } catch (error) {
      const failure = own.signal.aborted ? stoppedFailure().failure : pop3Failure(error, settings);
      const { newMessages, bytes } = tally;
      return { ok: false, failure, newMessages, bytes };
    } finally {
      for (const source of sources) source.removeEventListener('abort', abort);
      own.abort();
    }
  }

  async function runPass(signal: AbortSignal, tally: Tally): Promise<SyncOutcome> {
    const started = performance.now();
    timer.clear();
    await abortable(settleOperations(), signal);
    const delivery = createDelivery(context.sink, signal);
    const folders = planFolders(await abortable(known.folders(), signal));
    if (folders !== null) {
      await delivery.send({ changes: [{ type: 'folders', folders }], cursors: [] }, 0);
      // An account is usable without its server: its folders are there even if the server is not.
      await delivery.flush();
    }
    for (let lies = 0; ; lies += 1) {
      try {
        return await runSession(signal, tally, delivery, started);
      } catch (error) {
        if (!(error instanceof UnreadableMessage)) throw error;
        if (lies >= maxLies) throw error.reason;
        unreadable.set(error.key, error.reason.cause === 'too-large' ? 'too-large' : 'refused');
      }
    }
  }

  async function runSession(
    signal: AbortSignal,
    tally: Tally,
    delivery: Delivery,
    started: number,
  ): Promise<SyncOutcome> {
    report({ type: 'phase', phase: 'connecting' });
    const reading = abortable(known.uidls(), signal);
    const [session, uidls] = await Promise.all([connect(signal), reading]);
    report({ type: 'phase', phase: 'listing' });
    const { messages, sized } = await listMailbox(session, uidls, remembered);
    const { wanted, stored } = planRetrieval(messages, uidls);
    const asked = wanted.filter((message) => !unreadable.has(keyOf(message)));
    tally.listed = messages.length;
    tally.stored = stored;
    progress(tally);
    const listedMs = performance.now() - started;

    const identities = new Map<number, string | null>(messages.map((m) => [m.number, m.uidl]));
    const leftOut = { refused: 0, tooLarge: 0 };
    const countOut = (reason: 'too-large' | 'refused' | undefined): void => {
      if (reason === 'too-large') leftOut.tooLarge += 1;
      else if (reason === 'refused') leftOut.refused += 1;
    };
    for (const message of wanted) countOut(unreadable.get(keyOf(message)));
    if (asked.length > 0) {
      report({ type: 'phase', phase: 'fetching' });
      const ledger = createLedger(messages, uidls);
      const result = await retrieve(session, asked, ledger, identities, delivery, tally);
      for (const { reason } of result.refused) countOut(reason);
    }
    await delivery.flush();
    const storedMs = performance.now() - started;
    remembered = sized ? remember(messages, identities) : [];
    await takeLeave(session);
    progress(tally);
    report({ type: 'phase', phase: 'idle' });
    const { listed, newMessages, bytes } = tally;
    const outcome = { ok: true, messages: listed, newMessages, bytes, listedMs, storedMs } as const;
    if (leftOut.refused + leftOut.tooLarge === 0) return outcome;
    const failure = leftOutFailure(settings, leftOut);
    report({ type: 'failure', failure });
    return { ...outcome, leftOut: failure };
  }

  /** Downloads newest first, pipelined, while the cache writes what came before. */
  async function retrieve(
    session: Pop3Session,
    asked: readonly ServerMessage[],
    ledger: ReturnType<typeof createLedger>,
    identities: Map<number, string | null>,
    delivery: Delivery,
    tally: Tally,
  ): Promise<Awaited<ReturnType<Pop3Session['retrieve']>>> {
    const collector = createCollector(inbox, delivery, (part) => {
      tally.newMessages += part.newMessages;
      tally.stored += part.stored;
      tally.bytes += part.bytes;
      if (part.stored > 0) progress(tally);
    });
    const byNumber = new Map(asked.map((message) => [message.number, message]));
    // The time of the download, told apart by a millisecond so that the server's order stays.
    let received = Date.now();
    try {
      const result = await session.retrieve(
        asked.map(({ number }) => number),
        (number, bytes) => {
          const message = byNumber.get(number);
          const hash = createHash('sha256').update(bytes).digest('hex');
          const uidl = message?.uidl ?? contentIdentity(message?.octets ?? 0, bytes, hash);
          identities.set(number, uidl);
          received -= 1;
          return collector.add(ledger.settle(uidl, hash), { flags: [], received, hash, bytes });
        },
      );
      await collector.finish();
      return result;
    } catch (error) {
      if (!(error instanceof Pop3Error)) throw error;
      // What came whole is kept, so that a line that always breaks early still gets on.
      await collector.finish();
      await delivery.flush();
      const message = byNumber.get(error.messageNumber ?? 0);
      throw message === undefined ? error : new UnreadableMessage(keyOf(message), error);
    }
  }

  async function connect(signal: AbortSignal): Promise<Pop3Session> {
    const session = await Pop3Session.connect(settings, {
      signal,
      limits: { message: maxMessageBytes, ...options.limits },
      timeouts: options.timeouts ?? {},
    });
    nextLogin = performance.now() + loginDelay(session.capabilities);
    return session;
  }

  /** POP3 keeps no flags: what was done here is all there is to do (POP-5). */
  async function settleOperations(): Promise<void> {
    const operations = await known.operations();
    if (operations.length === 0) return;
    await known.settle(operations.map(({ id }) => ({ id, outcome: 'done' })));
  }

  function progress({ listed, stored }: Tally): void {
    report({ type: 'progress', listed, stored });
  }
}

/** Ends the pass's session and starts another one without this message. */
class UnreadableMessage extends Error {
  readonly key: string;
  readonly reason: Pop3Error;

  constructor(key: string, reason: Pop3Error) {
    super('A message is not what the server said');
    this.key = key;
    this.reason = reason;
  }
}

function keyOf({ uidl, number, octets }: ServerMessage): string {
  return uidl ?? `${number} ${octets}`;
}

/**
 * QUIT, for at most a few seconds. A server with EXPIRE 0 may take QUIT for leave to delete all
 * that was retrieved (RFC 2449 §6.7): there the connection is dropped, and the mail stays.
 */
async function takeLeave(session: Pop3Session): Promise<void> {
  if (session.capabilities.get('EXPIRE')?.[0] === '0') {
    session.destroy();
    return;
  }
  const timeout = setTimeout(() => session.destroy(), quitMilliseconds);
  await session.quit().catch(() => undefined);
  clearTimeout(timeout);
}

/** Milliseconds between two logins, by the server's LOGIN-DELAY (RFC 2449 §6.5), seconds. */
function loginDelay(capabilities: Pop3Capabilities): number {
  const seconds = Number(capabilities.get('LOGIN-DELAY')?.[0] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/** Only what a server without UIDL needs: as far as everything was identified, from the oldest. */
function remember(
  messages: readonly ServerMessage[],
  identities: ReadonlyMap<number, string | null>,
): Remembered[] {
  const all: Remembered[] = [];
  for (const { number, octets } of messages) {
    const uidl = identities.get(number) ?? null;
    if (uidl === null) break;
    all.push({ octets, uidl });
  }
  return all;
}
