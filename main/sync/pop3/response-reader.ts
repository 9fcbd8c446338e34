import { MultilineDecoder, type MultilineLimits } from './multiline-decoder.ts';
import { Pop3Error } from './pop3-error.ts';

const LF = 0x0a;
const CR = 0x0d;
const NO_BODY = new Uint8Array(0);

/** Bytes of a status line that are accepted. RFC 2449 §4 says 512; servers exceed it. */
export const MAX_STATUS_BYTES = 64 * 1024;

/** What the command that was sent allows as an answer. */
export type AnswerShape =
  | { type: 'single' }
  /** Single, or a SASL continuation (RFC 5034). */
  | { type: 'sasl' }
  | { type: 'multi'; limits: MultilineLimits };

export type Answer =
  | { type: 'ok'; text: string; body: Uint8Array<ArrayBuffer> }
  | { type: 'err'; text: string }
  | { type: 'continue'; text: string };

/** Splits the server's stream into answers. Pure: no socket, no clock. */
export class ResponseReader {
  #line: Buffer[] = [];
  #lineBytes = 0;
  #body: { decoder: MultilineDecoder; text: string } | null = null;

  /**
   * Reads on, from `from`, in the answer to the oldest unanswered command, whose shape stays the
   * same until it is answered. Returns the answer and the offset after it, or null when the chunk
   * is used up. Throws Pop3Error `protocol` or `too-large`: the stream is unusable then.
   */
  read(chunk: Buffer, from: number, shape: AnswerShape): { answer: Answer; next: number } | null {
    let at = from;
    if (this.#body === null) {
      const end = chunk.indexOf(LF, at);
      const stop = end === -1 ? chunk.length : end;
      this.#lineBytes += stop - at;
      if (this.#lineBytes > MAX_STATUS_BYTES) {
        throw new Pop3Error('protocol', 'A status line is too long');
      }
      this.#line.push(chunk.subarray(at, stop));
      if (end === -1) return null;
      at = end + 1;
      const answer = parseStatus(this.#takeLine(), shape);
      if (answer.type !== 'ok' || shape.type !== 'multi') return { answer, next: at };
      this.#body = { decoder: new MultilineDecoder(shape.limits), text: answer.text };
    }
    const { decoder, text } = this.#body;
    const next = decoder.push(chunk, at);
    if (next === -1) return null;
    this.#body = null;
    return { answer: { type: 'ok', text, body: decoder.finish() }, next };
  }

  #takeLine(): string {
    const line = this.#line.length === 1 ? this.#line[0] : Buffer.concat(this.#line);
    this.#line = [];
    this.#lineBytes = 0;
    if (line === undefined) return '';
    const end = line[line.length - 1] === CR ? line.length - 1 : line.length;
    return line.toString('utf8', 0, end);
  }
}

function parseStatus(line: string, shape: AnswerShape): Answer {
  const [, word = '', text = ''] = /^(\S*)[ \t]*(.*)$/s.exec(line) ?? [];
  switch (word.toUpperCase()) {
    case '+OK':
      return { type: 'ok', text, body: NO_BODY };
    case '-ERR':
      return { type: 'err', text };
    case '+':
      if (shape.type === 'sasl') return { type: 'continue', text };
      break;
  }
  throw new Pop3Error('protocol', 'The server answered neither +OK nor -ERR', line);
}
