import type { PeakMemory } from './measured-process.ts';

export type Protocol = 'imap' | 'pop3';

/** Where and as whom the mail of a bench is read; every user has the password `secret`. */
export type BenchServer = {
  ports: { imap: number; pop3: number };
  user: string;
  /** How many messages a complete sync has. */
  messages: number;
};

/**
 * What one run gave, in milliseconds by name. Names shared by all: `stored` (every message on the
 * disk), `searchable` (every message can be found; a peer has one for each of its indexers, as
 * `searchable (mu)`), `resync` (a second sync with nothing new).
 */
export type Measures = { [name: string]: number };

/** What crossed the wire in a sync with nothing new. */
export type WireBytes = { up: number; down: number };

/** What only a watched run tells. */
export type Watched = { memory: PeakMemory; resyncBytes: WireBytes };

export type BenchRun = { measures: Measures; watched: Watched | null };

/** A program that is measured. */
export type Participant = {
  name: string;
  protocol: Protocol;
  /** Programs it cannot do without; when one is missing it is said and left out. */
  needs: readonly string[];
  /**
   * Runs it once in an empty directory of its own; throws when its result is not complete. A
   * watched run is slower, so its times do not count.
   */
  run: (directory: string, watch: boolean) => Promise<BenchRun>;
};
