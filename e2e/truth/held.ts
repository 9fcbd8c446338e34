import { createHash } from 'node:crypto';

/** One message as a server or an export holds it. */
export type Held = {
  account: string;
  folder: string;
  /** UID or UIDL. */
  id: string;
  sha256: string;
  /** Sorted; empty where the protocol has none. */
  flags: string[];
};

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One line for a message; two holdings are equal when their sorted lines are. */
export function lineOf({ account, folder, id, sha256: hash, flags }: Held): string {
  return [account, folder, id, hash, flags.join(' ')].join('\t');
}

/** How two holdings differ; all three empty when they are equal as multisets. */
export type Difference = { missing: string[]; surplus: string[]; twice: string[] };

/** Compares what a client has with the truth: nothing missing, nothing more, nothing twice. */
export function differenceOf(truth: readonly Held[], found: readonly Held[]): Difference {
  const wanted = new Set(truth.map(lineOf));
  if (wanted.size !== truth.length) throw new Error('The truth names a message twice.');
  const seen = new Set<string>();
  const twice: string[] = [];
  const places = new Set<string>();
  for (const held of found) {
    const line = lineOf(held);
    seen.add(line);
    const place = [held.account, held.folder, held.id].join('\t');
    if (places.has(place)) twice.push(line);
    places.add(place);
  }
  return {
    missing: [...wanted].filter((line) => !seen.has(line)),
    surplus: [...seen].filter((line) => !wanted.has(line)),
    twice,
  };
}
