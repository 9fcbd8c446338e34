import { connect as connectTcp, type Socket } from 'node:net';
import { fromSocketError } from './failures.ts';
import { Pop3Error } from './pop3-error.ts';
import { type Answer, type AnswerShape, ResponseReader } from './response-reader.ts';
import { bareHost, ready, upgradeToTls } from './tls-upgrade.ts';

/** A command and where its answer goes. Exactly one of `deliver` and `fail` is called, once. */
export type Exchange = {
  /** Without CRLF; null for the greeting, which answers nothing. */
  line: string | null;
  shape: AnswerShape;
  /** While a returned promise (which must not reject) is pending, the socket is paused. */
  deliver: (answer: Answer) => void | Promise<void>;
  fail: (error: Pop3Error) => void;
};

/** Milliseconds. `connect`: name lookup and TCP, and again for TLS; `idle`: without a byte. */
export type Pop3Timeouts = { connect: number; idle: number };

type Server = { host: string; port: number; ca?: string };

/**
 * One socket and the commands on it. Answers are matched to commands in order; `pipelining` says
 * whether a command may be written before the one before it is answered (RFC 2449 §6.8). After
 * any failure the connection is destroyed, and every open and later exchange fails with it: half
 * an answer is never delivered.
 */
export class Pop3Connection {
  pipelining = false;
  #socket: Socket;
  #reader = new ResponseReader();
  #awaiting: Exchange[] = [];
  #unsent: Exchange[] = [];
  #input: Buffer[] = [];
  #offset = 0;
  #delivering = false;
  #pumping = false;
  /** The server sent FIN. It comes even to a paused socket, ahead of what waits in `#input`. */
  #ended = false;
  #failure: Pop3Error | null = null;
  readonly #timeouts: Pop3Timeouts;
  readonly #signal: AbortSignal;
  readonly #idle: NodeJS.Timeout;
  readonly #onAbort = () => this.destroy();

  private constructor(socket: Socket, timeouts: Pop3Timeouts, signal: AbortSignal) {
    this.#socket = socket;
    this.#timeouts = timeouts;
    this.#signal = signal;
    this.#idle = setTimeout(() => this.#onIdle(), timeouts.idle);
    signal.addEventListener('abort', this.#onAbort);
    this.#attach();
  }

  /** Opens TCP, and TLS when `tls`. Rejects with a Pop3Error; `signal` rules the whole life. */
  static async open(
    server: Server,
    tls: boolean,
    timeouts: Pop3Timeouts,
    signal: AbortSignal,
  ): Promise<Pop3Connection> {
    const plain = connectTcp({ host: bareHost(server.host), port: server.port, noDelay: true });
    await ready(plain, 'connect', timeouts.connect, signal);
    const socket = tls ? await upgradeToTls(plain, server, timeouts.connect, signal) : plain;
    return new Pop3Connection(socket, timeouts, signal);
  }

  /** Sends one command. Rejects with a Pop3Error when the connection fails, not on -ERR. */
  command(line: string | null, shape: AnswerShape): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.submit([{ line, shape, deliver: resolve, fail: reject }]);
    });
  }

  /** Queues exchanges, in order; what may be sent now goes out in one write. */
  submit(exchanges: readonly Exchange[]): void {
    if (this.#failure !== null) {
      for (const exchange of exchanges) exchange.fail(this.#failure);
      return;
    }
    for (const exchange of exchanges) this.#unsent.push(exchange);
    this.#send();
  }

  /**
   * Sends STLS (RFC 2595 §4) and goes over to TLS. Resolves with the server's refusal, if it
   * refuses. Whatever was received before TLS is dropped with the old reader (SEC-2).
   */
  async startTls(server: Server): Promise<Answer> {
    const plain = this.#socket;
    const answer = await new Promise<Answer>((resolve, reject) => {
      const deliver = (received: Answer) => {
        if (received.type === 'ok') this.#detach();
        resolve(received);
      };
      this.submit([{ line: 'STLS', shape: { type: 'single' }, deliver, fail: reject }]);
    });
    if (answer.type !== 'ok') return answer;
    try {
      this.#socket = await upgradeToTls(plain, server, this.#timeouts.connect, this.#signal);
    } catch (error) {
      const failure = fromSocketError(error, 'handshake');
      this.#close(failure);
      throw failure;
    }
    if (this.#failure !== null) {
      this.#socket.destroy();
      throw this.#failure;
    }
    this.#reader = new ResponseReader();
    this.#attach();
    return answer;
  }

  /** Closes at once; open exchanges fail with `reason`. Idempotent. */
  destroy(reason = new Pop3Error('aborted', 'The connection was stopped')): void {
    this.#close(reason);
    this.#socket.destroy();
  }

  /** Closes after what was written has left, for after QUIT. */
  end(): void {
    this.#close(new Pop3Error('closed', 'The session has ended'));
    this.#socket.destroySoon();
  }

  readonly #onData = (chunk: Buffer) => {
    this.#idle.refresh();
    this.#input.push(chunk);
    this.#pump();
  };
  readonly #onEnd = () => {
    this.#ended = true;
    this.#pump();
  };
  readonly #onError = (error: Error) => this.destroy(fromSocketError(error, 'connection'));

  #attach(): void {
    this.#socket
      .on('data', this.#onData)
      .on('end', this.#onEnd)
      .on('close', this.#onEnd)
      .on('error', this.#onError);
  }

  /** Takes the session off the plain socket, with everything it has already sent. */
  #detach(): void {
    this.#input = [];
    this.#offset = 0;
    this.#socket
      .off('data', this.#onData)
      .off('end', this.#onEnd)
      .off('close', this.#onEnd)
      .off('error', this.#onError);
    // From here on errors surface on the TLS socket; the plain one must only not be without ear.
    this.#socket.on('error', () => {});
  }

  #send(): void {
    let text = '';
    while (this.pipelining || this.#awaiting.length === 0) {
      const exchange = this.#unsent.shift();
      if (exchange === undefined) break;
      this.#awaiting.push(exchange);
      if (exchange.line !== null) text += `${exchange.line}\r\n`;
    }
    this.#idle.refresh();
    if (text !== '') this.#socket.write(text, 'utf8');
  }

  /** Reads answers until the input is used up or a delivery has to be waited for. */
  #pump(): void {
    if (this.#pumping || this.#delivering) return;
    this.#pumping = true;
    try {
      while (!this.#delivering && this.#failure === null) {
        const chunk = this.#input[0];
        if (chunk === undefined) {
          if (!this.#ended) break;
          throw new Pop3Error('closed', 'The server closed the connection');
        }
        if (!this.#readFrom(chunk)) {
          this.#input.shift();
          this.#offset = 0;
        }
      }
    } catch (error) {
      this.destroy(fromSocketError(error, 'connection'));
    } finally {
      this.#pumping = false;
    }
  }

  /** Reads at most one answer. False when nothing of the chunk is left. */
  #readFrom(chunk: Buffer): boolean {
    if (this.#offset >= chunk.length) return false;
    const exchange = this.#awaiting[0];
    if (exchange === undefined) throw unasked(chunk.subarray(this.#offset));
    const read = this.#reader.read(chunk, this.#offset, exchange.shape);
    if (read === null) return false;
    this.#offset = read.next;
    this.#awaiting.shift();
    const delivery = exchange.deliver(read.answer);
    if (this.#unsent.length > 0) this.#send();
    if (delivery !== undefined) this.#hold(delivery);
    return this.#input.length > 0;
  }

  /** Back-pressure: TCP's window closes while the receiver of a message is busy. */
  #hold(delivery: Promise<void>): void {
    this.#delivering = true;
    this.#socket.pause();
    void delivery.then(() => {
      this.#delivering = false;
      if (this.#failure !== null) return;
      this.#idle.refresh();
      this.#pump();
      if (!this.#delivering) this.#socket.resume();
    });
  }

  #onIdle(): void {
    if (this.#delivering) {
      this.#idle.refresh();
    } else if (this.#awaiting.length > 0) {
      this.destroy(new Pop3Error('timeout', 'The server did not answer'));
    }
  }

  #close(reason: Pop3Error): void {
    if (this.#failure !== null) return;
    this.#failure = reason;
    clearTimeout(this.#idle);
    this.#signal.removeEventListener('abort', this.#onAbort);
    const open = [...this.#awaiting, ...this.#unsent];
    this.#awaiting = [];
    this.#unsent = [];
    this.#input = [];
    for (const exchange of open) exchange.fail(reason);
  }
}

/** A server that hangs up may say why first (autologout); anything else is out of step. */
function unasked(bytes: Buffer): Pop3Error {
  const text = bytes.toString('utf8', 0, 512).split('\r\n')[0] ?? '';
  return text.startsWith('-ERR')
    ? new Pop3Error('closed', 'The server ended the session', text.slice(4))
    : new Pop3Error('protocol', 'The server answered what was not asked', text);
}
