import { connect, type Socket } from 'node:net';

/**
 * A plain connection read as lines and counted bytes. It shares no code with the engines, so that
 * what it reads can be the truth they are compared with.
 */
export class Wire {
  readonly #socket: Socket;
  readonly #chunks: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.#chunks = this.#socket[Symbol.asyncIterator]();
  }

  send(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  /** The next line without its CRLF, one character for each byte. */
  async line(): Promise<string> {
    let from = 0;
    for (;;) {
      const end = this.#buffer.indexOf('\r\n', from);
      if (end >= 0) {
        const line = this.#buffer.subarray(0, end).toString('latin1');
        this.#buffer = this.#buffer.subarray(end + 2);
        return line;
      }
      from = Math.max(0, this.#buffer.length - 1);
      await this.#more(this.#buffer.length + 1);
    }
  }

  /** Exactly the next `count` bytes. */
  async bytes(count: number): Promise<Buffer> {
    await this.#more(count);
    const bytes = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return bytes;
  }

  /** All bytes that have come when they end with `ending`, which must end all that was asked for. */
  async until(ending: string): Promise<Buffer> {
    const tail = Buffer.from(ending);
    while (!this.#buffer.subarray(-tail.length).equals(tail)) {
      await this.#more(this.#buffer.length + 1);
    }
    const bytes = this.#buffer;
    this.#buffer = Buffer.alloc(0);
    return bytes;
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Waits until at least `count` bytes are in the buffer. */
  async #more(count: number): Promise<void> {
    const parts = [this.#buffer];
    let length = this.#buffer.length;
    while (length < count) {
      const { value, done } = await this.#chunks.next();
      if (done) throw new Error('The server closed the connection in the middle of an answer.');
      parts.push(value);
      length += value.length;
    }
    if (parts.length > 1) this.#buffer = Buffer.concat(parts);
  }
}
