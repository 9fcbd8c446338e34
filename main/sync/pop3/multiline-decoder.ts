import { Pop3Error } from './pop3-error.ts';

const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;
const LINE_START_DOT = Buffer.from('\r\n.');
const FIRST_CAPACITY = 1 << 20;

/**
 * What the bytes so far end with. `dot` and `dotCr` hold back what may be the terminator: the dot
 * is never content (it is the terminator's or stuffing), the CR is content unless LF follows.
 */
type State = 'text' | 'cr' | 'lineStart' | 'dot' | 'dotCr' | 'done';

export type MultilineLimits = {
  /** Bytes of content that are accepted; one more throws `too-large`. */
  maxBytes: number;
  /** What the server announced: only a hint for memory, trusted for nothing. */
  expectedBytes?: number;
};

/**
 * Decodes one multi-line answer (RFC 1939 §3) from chunks of any segmentation. Gives the exact
 * bytes: dots unstuffed, the terminator taken off, everything else (bare CR, bare LF, NUL, 8-bit)
 * kept. Time is linear in the input; memory is at most about twice the content.
 *
 * Content is copied out of the chunks: a kept slice of a small message would keep its whole
 * socket buffer alive, and a list of slices costs an object for every stuffed dot.
 */
export class MultilineDecoder {
  #state: State = 'lineStart';
  #content: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(0);
  #length = 0;
  readonly #maxBytes: number;
  readonly #expectedBytes: number;

  constructor(limits: MultilineLimits) {
    this.#maxBytes = limits.maxBytes;
    this.#expectedBytes = Math.min(limits.expectedBytes ?? 0, limits.maxBytes);
  }

  /**
   * Takes `chunk` from offset `from`. Returns the offset after the terminator, or -1 when the
   * answer goes on. Throws Pop3Error `too-large`; not to be used any more after that.
   */
  push(chunk: Buffer, from = 0): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at];
      switch (this.#state) {
        case 'text':
          at = this.#text(chunk, at);
          break;
        case 'cr':
          if (byte === LF) {
            this.#append(chunk, at, at + 1);
            this.#state = 'lineStart';
            at += 1;
          } else {
            this.#state = 'text';
          }
          break;
        case 'lineStart':
          if (byte === DOT) {
            this.#state = 'dot';
            at += 1;
          } else {
            this.#state = 'text';
          }
          break;
        case 'dot':
          if (byte === CR) {
            this.#state = 'dotCr';
            at += 1;
          } else {
            this.#state = 'text';
          }
          break;
        case 'dotCr':
          if (byte === LF) {
            this.#state = 'done';
            return at + 1;
          }
          this.#append(LINE_START_DOT, 0, 1);
          this.#state = 'text';
          break;
        case 'done':
          return at;
      }
    }
    return this.#state === 'done' ? at : -1;
  }

  /**
   * The content, once `push` has found the terminator; it owns its memory (exactly as long as the
   * content, shared with nothing). Throws Pop3Error `protocol` before.
   */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#state !== 'done') throw new Pop3Error('protocol', 'The answer is not complete');
    const exact = this.#content.length === this.#length;
    const content = exact ? this.#content : this.#resized(this.#length);
    return new Uint8Array(content.buffer, content.byteOffset, this.#length);
  }

  /** Consumes text up to the next dot at a line's start, or all of the chunk. */
  #text(chunk: Buffer, at: number): number {
    const found = chunk.indexOf(LINE_START_DOT, at);
    if (found !== -1) {
      this.#append(chunk, at, found + 2);
      this.#state = 'dot';
      return found + 3;
    }
    const end = chunk.length;
    this.#append(chunk, at, end);
    const last = chunk[end - 1];
    if (last === CR) this.#state = 'cr';
    else if (last === LF && end - at >= 2 && chunk[end - 2] === CR) this.#state = 'lineStart';
    return end;
  }

  #append(source: Buffer, start: number, end: number): void {
    const needed = this.#length + end - start;
    if (needed > this.#maxBytes) {
      throw new Pop3Error('too-large', `The answer is larger than ${this.#maxBytes} bytes`);
    }
    if (needed > this.#content.length) this.#content = this.#resized(this.#capacityFor(needed));
    source.copy(this.#content, this.#length, start, end);
    this.#length = needed;
  }

  /** The announced size when it is credible by what has come, so that a lie allocates little. */
  #capacityFor(needed: number): number {
    const doubled = Math.max(needed, this.#content.length * 2, 512);
    if (needed > this.#expectedBytes) return doubled;
    return Math.min(this.#expectedBytes, Math.max(doubled, FIRST_CAPACITY));
  }

  #resized(capacity: number): Buffer<ArrayBuffer> {
    const resized = Buffer.allocUnsafeSlow(capacity);
    this.#content.copy(resized, 0, 0, this.#length);
    return resized;
  }
}
