import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type DelayedPipeOptions = {
  /** How long each byte is under way, in ms. Bytes do not wait for each other. */
  delayMs: number;
  /** The largest piece written at once; null passes on what arrives as it arrives. */
  pieceBytes: number | null;
  random: () => number;
  /** The bytes that pass before `onLimit` is called and nothing more passes; null: all. */
  limit: number | null;
  onLimit: () => Promise<void>;
  onPassed: (bytes: number) => void;
};

type Parcel = { due: number; bytes: Buffer } | { due: number; bytes: null };

// Above this much under way, the sender is held back.
const UNDER_WAY_LIMIT = 4 * 1024 * 1024;

/** One direction of a connection: passes on what one socket sends to the other, slower or torn. */
export class DelayedPipe {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #options: DelayedPipeOptions;
  readonly #parcels: Parcel[] = [];
  #underWay = 0;
  #passed = 0;
  #isPassing = false;

  constructor(from: Socket, to: Socket, options: DelayedPipeOptions) {
    this.#from = from;
    this.#to = to;
    this.#options = options;
    from.on('data', (bytes: Buffer) => {
      this.#underWay += bytes.length;
      if (this.#underWay > UNDER_WAY_LIMIT) from.pause();
      this.#send(bytes);
    });
    from.on('end', () => this.#send(null));
    if (options.limit === 0) from.once('data', () => void options.onLimit());
  }

  #send(bytes: Buffer | null): void {
    this.#parcels.push({ due: performance.now() + this.#options.delayMs, bytes });
    if (!this.#isPassing) void this.#pass();
  }

  async #pass(): Promise<void> {
    this.#isPassing = true;
    for (let parcel = this.#parcels.shift(); parcel !== undefined; parcel = this.#parcels.shift()) {
      await until(parcel.due);
      if (parcel.bytes !== null) await this.#write(parcel.bytes);
      else if (!this.#isUsedUp()) this.#to.end();
    }
    this.#isPassing = false;
  }

  async #write(bytes: Buffer): Promise<void> {
    const { limit, pieceBytes, random } = this.#options;
    const allowed = limit === null ? bytes : bytes.subarray(0, Math.max(0, limit - this.#passed));
    for (let at = 0; at < allowed.length; ) {
      const size = pieceBytes === null ? allowed.length : 1 + Math.floor(random() * pieceBytes);
      const piece = allowed.subarray(at, at + size);
      if (!this.#to.writable) return;
      // Counted before it is written: whoever has received bytes finds them in the counts.
      at += piece.length;
      this.#passed += piece.length;
      this.#options.onPassed(piece.length);
      await written(this.#to, piece);
      // A turn of the loop between two pieces, so that each is a segment of its own.
      if (pieceBytes !== null) await nextTurn();
    }
    this.#underWay -= bytes.length;
    if (this.#underWay <= UNDER_WAY_LIMIT) this.#from.resume();
    if (allowed.length > 0 && this.#isUsedUp()) await this.#options.onLimit();
  }

  #isUsedUp(): boolean {
    return this.#options.limit !== null && this.#passed >= this.#options.limit;
  }
}

function until(due: number): Promise<void> {
  const wait = due - performance.now();
  return wait <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, wait));
}

/** Resolves when the system has taken the bytes, or the socket is gone. */
function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => socket.write(bytes, () => resolve()));
}
