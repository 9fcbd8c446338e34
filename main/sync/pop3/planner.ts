import type { ContentHash, Pop3Ref } from '../../../app/domain/message.ts';
import type { KnownUidl } from '../../../app/sync/engine.ts';

/** A message as the server lists it. `number` means something only in this session (POP-2). */
export type ServerMessage = {
  number: number;
  /** By LIST; 0 where LIST was not asked for. */
  octets: number;
  /** What it is known by (see identity.ts); null when only its content can tell. */
  uidl: string | null;
};

/** What a pass has to do. */
export type RetrievalPlan = {
  /** Newest first: the highest message number is the newest. */
  wanted: ServerMessage[];
  /** Messages of the listing that are surely here. */
  stored: number;
};

/**
 * Compares a listing with what was ever downloaded. A message that is not listed is no news: it
 * stays here (POP-2). A UIDL that is listed more often than it is known is downloaded for all its
 * messages, and the contents decide which of them are new.
 */
export function planRetrieval(
  listing: readonly ServerMessage[],
  known: readonly KnownUidl[],
): RetrievalPlan {
  const here = countBy(known);
  const there = countBy(listing);
  const wanted = listing.filter(
    ({ uidl }) => uidl === null || (there.get(uidl) ?? 0) > (here.get(uidl) ?? 0),
  );
  wanted.sort((a, b) => b.number - a.number);
  return { wanted, stored: listing.length - wanted.length };
}

/** What a downloaded message turned out to be. */
export type Settled =
  /** It is here already, under the same identity. */
  | { type: 'known' }
  | { type: 'new'; ref: Pop3Ref }
  /** It is here already, under an identity the server does not list any more. */
  | { type: 'rebound'; from: Pop3Ref; to: Pop3Ref };

/** Decides by content what downloaded messages are (POP-2). Knows what it decided before. */
export type Ledger = {
  /** Settles one downloaded message; to be called once for each message of the server. */
  settle(uidl: string, hash: ContentHash): Settled;
};

/**
 * Opens the ledger of a pass. A known entry answers for one message of the server at most: two
 * messages of equal content that are listed at once are two messages, and both are kept. Every
 * step takes constant time, however often a server repeats itself.
 */
export function createLedger(
  listing: readonly ServerMessage[],
  known: readonly KnownUidl[],
): Ledger {
  const listed = new Set(listing.map(({ uidl }) => uidl));
  const claimed = new Set<KnownUidl>();
  /** By identity and content; and of those whose identity is not listed, by content. */
  const same = new Map<string, KnownUidl[]>();
  const left = new Map<ContentHash, KnownUidl[]>();
  const twins = new Map<string, Set<string>>();
  const copies = new Map<string, number>();
  for (const entry of known) {
    push(same, `${entry.hash} ${entry.uidl}`, entry);
    if (!listed.has(entry.uidl)) push(left, entry.hash, entry);
    twinsOf(entry.uidl).add(entry.twin);
  }

  function twinsOf(uidl: string): Set<string> {
    const used = twins.get(uidl) ?? new Set<string>();
    twins.set(uidl, used);
    return used;
  }

  function claim(entries: KnownUidl[] | undefined): KnownUidl | null {
    let entry = entries?.pop();
    while (entry !== undefined && claimed.has(entry)) entry = entries?.pop();
    if (entry === undefined) return null;
    claimed.add(entry);
    return entry;
  }

  function newTwin(uidl: string, hash: ContentHash): string {
    const used = twinsOf(uidl);
    const key = `${hash} ${uidl}`;
    let copy = copies.get(key) ?? 0;
    let twin = used.has('') ? hash : '';
    while (used.has(twin)) {
      copy = Math.max(2, copy + 1);
      twin = `${hash}:${copy}`;
    }
    copies.set(key, copy);
    used.add(twin);
    return twin;
  }

  return {
    settle: (uidl, hash) => {
      if (claim(same.get(`${hash} ${uidl}`)) !== null) return { type: 'known' };
      const from = claim(left.get(hash));
      const to = ref(uidl, newTwin(uidl, hash));
      return from === null
        ? { type: 'new', ref: to }
        : { type: 'rebound', from: ref(from.uidl, from.twin), to };
    },
  };
}

/** What one pass saw of a message; kept for the next pass over a server without UIDL. */
export type Remembered = { octets: number; uidl: string };

/** Most messages that are looked at to believe that a listing begins as the one before. */
const maxSamples = 8;

/**
 * How far a listing without UIDLs looks like the one before: in how many messages from the oldest
 * on the octets agree, and which of them are to be looked at before that is believed. Positions
 * from 0, ascending. The last one is always looked at: a message that vanished before it would
 * have moved it.
 */
export function planSampling(
  before: readonly Remembered[],
  octets: readonly number[],
): { same: number; samples: number[] } {
  let same = 0;
  while (same < before.length && before[same]?.octets === octets[same]) same += 1;
  const count = Math.min(maxSamples, same);
  const samples = new Set<number>();
  for (let n = 1; n <= count; n += 1) samples.add(Math.round((same * n) / count) - 1);
  return { same, samples: [...samples] };
}

function ref(uidl: string, twin: string): Pop3Ref {
  return { kind: 'pop3', uidl, twin };
}

function countBy(items: Iterable<{ uidl: string | null }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { uidl } of items) if (uidl !== null) counts.set(uidl, (counts.get(uidl) ?? 0) + 1);
  return counts;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
