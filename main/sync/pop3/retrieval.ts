import type { Exchange, Pop3Connection } from './connection.ts';
import { Pop3Error } from './pop3-error.ts';
import type { Answer } from './response-reader.ts';

/** Assumed for a message that LIST does not name. */
const UNKNOWN_SIZE = 64 * 1024;

/** How much may be asked for ahead of the answers. */
export type RetrievalWindow = { commands: number; bytes: number };

/** A message that was not retrieved although the session is well. */
export type Pop3Refusal = {
  number: number;
  reason: 'refused' | 'too-large';
  serverText: string;
};

export type Retrieval = { retrieved: number; refused: Pop3Refusal[] };

export type MessageReceiver = (
  number: number,
  bytes: Uint8Array<ArrayBuffer>,
) => Promise<void> | void;

type Request = {
  numbers: readonly number[];
  /** Octets by LIST. */
  sizes: ReadonlyMap<number, number>;
  maxBytes: number;
  window: RetrievalWindow;
  receive: MessageReceiver;
};

/**
 * Retrieves messages in the order given, asking ahead within the window (POP-6). A refused
 * message is reported in the result; one that comes empty against its listed size is an error, as
 * half a message would be. Rejects with the connection's Pop3Error, or with what
 * `receive` threw; the connection is destroyed then. Settles after the last `receive` did.
 */
export function retrieve(connection: Pop3Connection, request: Request): Promise<Retrieval> {
  const { numbers, sizes, maxBytes, window, receive } = request;
  return new Promise((resolve, reject) => {
    const result: Retrieval = { retrieved: 0, refused: [] };
    let next = 0;
    let open = 0;
    let openBytes = 0;
    let receiving: Promise<void> = Promise.resolve();
    let failed = false;

    const fail = (error: unknown) => {
      if (failed) return;
      failed = true;
      connection.destroy(new Pop3Error('closed', 'The retrieval failed'));
      // A turn later: this may run inside `receive`, before its promise is known.
      void Promise.resolve()
        .then(() => receiving)
        .then(() => reject(error));
    };

    const ask = () => {
      // Asked in bulk when half is used up: fewer, larger writes and packets.
      if (open > 0 && (open > window.commands / 2 || openBytes > window.bytes / 2)) return;
      const batch: Exchange[] = [];
      while (next < numbers.length) {
        const number = numbers[next] ?? 0;
        const listed = sizes.get(number);
        if (listed !== undefined && listed > maxBytes) {
          result.refused.push({ number, reason: 'too-large', serverText: '' });
          next += 1;
          continue;
        }
        const size = listed ?? UNKNOWN_SIZE;
        const full = open >= window.commands || openBytes + size > window.bytes;
        if (open > 0 && full) break;
        open += 1;
        openBytes += size;
        next += 1;
        batch.push({
          line: `RETR ${number}`,
          shape: { type: 'multi', limits: { maxBytes, expectedBytes: listed ?? 0 } },
          deliver: (answer) => deliver(number, size, answer),
          fail: (error) => fail(blaming(error, number)),
        });
      }
      if (batch.length > 0) connection.submit(batch);
    };

    const finishIfDone = () => {
      if (!failed && open === 0 && next >= numbers.length) resolve(result);
    };

    const deliver = (number: number, size: number, answer: Answer): Promise<void> | void => {
      openBytes -= size;
      open -= 1;
      // Before the receiver is waited for, so that the server has work meanwhile.
      ask();
      if (answer.type !== 'ok') {
        result.refused.push({ number, reason: 'refused', serverText: answer.text.slice(0, 200) });
        return finishIfDone();
      }
      // Dovecot does not stuff a dot that begins a message: the rest of such a one comes after
      // what looked like its end, and the stream is out of step.
      if (answer.body.length === 0 && (sizes.get(number) ?? 0) > 0) {
        return fail(new Pop3Error('protocol', 'A message came empty', undefined, number));
      }
      try {
        const received = receive(number, answer.body);
        if (received === undefined) {
          result.retrieved += 1;
          return finishIfDone();
        }
        receiving = received.then(
          () => {
            result.retrieved += 1;
            finishIfDone();
          },
          (error: unknown) => {
            receiving = Promise.resolve();
            fail(error);
          },
        );
        return receiving;
      } catch (error) {
        fail(error);
      }
    };

    ask();
    finishIfDone();
  });
}

/** Of the open exchanges the one that is being answered fails first: it broke the limit. */
function blaming(error: Pop3Error, number: number): Pop3Error {
  return error.cause === 'too-large'
    ? new Pop3Error(error.cause, error.message, error.serverText, number)
    : error;
}
