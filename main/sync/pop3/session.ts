import type Pop3Command from 'node-pop3';
import { isLoopback, type ServerSettings } from '../../../app/domain/account.ts';
import { Pop3Connection, type Pop3Timeouts } from './connection.ts';
import { causeOfRefusal } from './failures.ts';
import {
  type Pop3Capabilities,
  parseCapabilities,
  parseList,
  parseStat,
  parseUidl,
} from './listing.ts';
import { logIn } from './login.ts';
import { Pop3Error } from './pop3-error.ts';
import type { Answer } from './response-reader.ts';
import {
  type MessageReceiver,
  type Retrieval,
  type RetrievalWindow,
  retrieve,
} from './retrieval.ts';

/** Where and as whom to log in. */
export type Pop3Settings = ServerSettings & { password: string };

/** Bytes but for the window's commands. `message` also bounds TOP; `listing` LIST, UIDL, CAPA. */
export type Pop3Limits = { message: number; listing: number; window: RetrievalWindow };

export type Pop3Options = {
  /** Aborting destroys the session at any time of its life. */
  signal: AbortSignal;
  /** Defaults: connect 30 s, idle 60 s. */
  timeouts?: Partial<Pop3Timeouts>;
  /** Defaults: message 512 MiB, listing 64 MiB, window 128 commands and 2 MiB. */
  limits?: Partial<Pop3Limits>;
};

/** A single message asked for by TOP: its bytes, or the server's refusal. */
export type Pop3Part =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; serverText: string };

/** node-pop3's command set without the one that deletes: this layer cannot say DELE (POP-3). */
type Verb = Exclude<Extract<keyof Pop3Command, Uppercase<string>>, 'DELE'> | 'CAPA';

const MiB = 1024 * 1024;
const NO_CAPABILITIES: Pop3Capabilities = new Map();

/**
 * One POP3 connection, logged in. Every method rejects with a Pop3Error when the connection
 * fails, and the session is dead then. Methods may be called without waiting for one another:
 * they are pipelined if the server offers it, else queued. Message numbers mean something only
 * within one session (POP-2).
 */
export class Pop3Session {
  /** As the server gave them after the login; empty where it knows no CAPA. */
  readonly capabilities: Pop3Capabilities;
  readonly #connection: Pop3Connection;
  readonly #limits: Pop3Limits;
  #sizes: ReadonlyMap<number, number> | null = null;

  private constructor(
    connection: Pop3Connection,
    capabilities: Pop3Capabilities,
    limits: Pop3Limits,
  ) {
    this.#connection = connection;
    this.capabilities = capabilities;
    this.#limits = limits;
    connection.pipelining = capabilities.has('PIPELINING') && limits.window.commands > 1;
  }

  /**
   * Connects, secures the connection and logs in. Security `none` is refused but for loopback;
   * `starttls` is never skipped. Rejects with a Pop3Error and leaves no socket open.
   */
  static async connect(settings: Pop3Settings, options: Pop3Options): Promise<Pop3Session> {
    const { security, host } = settings;
    if (security === 'none' && !isLoopback(host)) {
      throw new Pop3Error('insecure', 'A connection without TLS was refused');
    }
    const limits: Pop3Limits = {
      message: 512 * MiB,
      listing: 64 * MiB,
      window: { commands: 128, bytes: 2 * MiB },
      ...options.limits,
    };
    const timeouts: Pop3Timeouts = { connect: 30_000, idle: 60_000, ...options.timeouts };
    const connection = await Pop3Connection.open(
      settings,
      security === 'tls',
      timeouts,
      options.signal,
    );
    try {
      const greeting = await connection.command(null, { type: 'single' });
      if (greeting.type !== 'ok') throw refusal(greeting, 'greeting');
      if (security === 'starttls' && (await connection.startTls(settings)).type !== 'ok') {
        throw new Pop3Error('tls-missing', 'The server refused STLS');
      }
      const before = await askCapabilities(connection, limits);
      await logIn(connection, before ?? NO_CAPABILITIES, settings);
      const after = before === null ? null : await askCapabilities(connection, limits);
      return new Pop3Session(connection, after ?? before ?? NO_CAPABILITIES, limits);
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  /** The number of messages and their octets, as the server counts them. */
  async stat(): Promise<{ count: number; octets: number }> {
    const answer = await this.#say('STAT');
    if (answer.type !== 'ok') throw refusal(answer, 'transaction');
    return parseStat(answer.text);
  }

  /** Message number → octets. A malformed list is a Pop3Error `protocol`. */
  async list(): Promise<Map<number, number>> {
    const answer = await this.#say('LIST', [], this.#limits.listing);
    if (answer.type !== 'ok') throw refusal(answer, 'transaction');
    const sizes = parseList(answer.body);
    this.#sizes = new Map(sizes);
    return sizes;
  }

  /**
   * Message number → unique id (any length; messages without one are left out; ids may repeat).
   * Null when the server has no UIDL; a server that offers it and refuses now is an error, so that
   * a passing trouble is not taken for a mailbox without ids.
   */
  async uidl(): Promise<Map<number, string> | null> {
    const answer = await this.#say('UIDL', [], this.#limits.listing);
    if (answer.type === 'ok') return parseUidl(answer.body);
    const error = refusal(answer, 'transaction');
    if (this.capabilities.has('UIDL') || error.cause !== 'protocol') throw error;
    return null;
  }

  /**
   * Retrieves messages, in order, each whole and byte for byte (POP-1). `receive` is called for
   * one at a time; while its promise is pending the server is held back. It must not wait for
   * another command of this session: the answer would come only after it. A message the server
   * refuses, or that LIST says is over the limit, is reported in the result. When `receive`
   * throws, the session is destroyed and the same error rejects.
   */
  async retrieve(numbers: readonly number[], receive: MessageReceiver): Promise<Retrieval> {
    for (const number of numbers) checkNumber(number);
    if (numbers.length === 0) return { retrieved: 0, refused: [] };
    const sizes = this.#sizes ?? (await this.list());
    const { message: maxBytes, window } = this.#limits;
    const single = { commands: 1, bytes: window.bytes };
    return retrieve(this.#connection, {
      numbers,
      sizes,
      maxBytes,
      window: this.#connection.pipelining ? window : single,
      receive,
    });
  }

  /** The header and the first `lines` lines of the body (optional in servers: then `ok: false`). */
  async top(number: number, lines: number): Promise<Pop3Part> {
    checkNumber(number);
    const answer = await this.#say(
      'TOP',
      [number, Math.max(0, Math.floor(lines))],
      this.#limits.message,
    );
    return answer.type === 'ok'
      ? { ok: true, bytes: answer.body }
      : { ok: false, serverText: answer.text.slice(0, 200) };
  }

  /** Ends the session in order. Rejects if the server did not confirm; it is closed either way. */
  async quit(): Promise<void> {
    try {
      const answer = await this.#say('QUIT');
      if (answer.type !== 'ok') throw refusal(answer, 'transaction');
    } finally {
      this.#connection.end();
    }
  }

  /** Closes at once, without QUIT; open calls reject with `aborted`. Idempotent. */
  destroy(): void {
    this.#connection.destroy();
  }

  #say(verb: Verb, args: readonly number[] = [], maxBytes?: number): Promise<Answer> {
    return say(this.#connection, verb, args, maxBytes);
  }
}

function say(
  connection: Pop3Connection,
  verb: Verb,
  args: readonly number[],
  maxBytes?: number,
): Promise<Answer> {
  const line = [verb, ...args].join(' ');
  if (maxBytes === undefined) return connection.command(line, { type: 'single' });
  return connection.command(line, { type: 'multi', limits: { maxBytes } });
}

async function askCapabilities(
  connection: Pop3Connection,
  limits: Pop3Limits,
): Promise<Pop3Capabilities | null> {
  const answer = await say(connection, 'CAPA', [], limits.listing);
  return answer.type === 'ok' ? parseCapabilities(answer.body) : null;
}

function refusal(
  answer: Exclude<Answer, { type: 'ok' }>,
  stage: 'greeting' | 'transaction',
): Pop3Error {
  const cause = causeOfRefusal(answer.text, stage);
  return new Pop3Error(cause, 'The server refused', answer.text);
}

function checkNumber(number: number): void {
  if (!Number.isInteger(number) || number < 1) {
    throw new RangeError(`Not a message number: ${number}`);
  }
}
