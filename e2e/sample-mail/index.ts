import { compose, sentAt } from './compose.ts';
import type { Letter } from './letter.ts';
import { birds } from './letters/birds.ts';
import { choirLetters } from './letters/choir.ts';
import { family } from './letters/family.ts';
import { house } from './letters/house.ts';
import { languages } from './letters/languages.ts';
import { newsletters } from './letters/newsletters.ts';
import { oddities } from './letters/oddities.ts';
import { oldAccount } from './letters/old-account.ts';
import { receipts } from './letters/receipts.ts';
import { shelves } from './letters/shelves.ts';

/** A message as a server is seeded with it. */
export type SampleMessage = { bytes: Uint8Array; flags: string[]; received: Date };

export type SampleAccount = {
  user: string;
  name: string;
  email: string;
  protocol: 'imap' | 'pop3';
  /** In each folder, the messages in the order of their arrival. */
  folders: { path: string; messages: SampleMessage[] }[];
};

const ACCOUNTS = [
  {
    owner: { user: 'robin', name: 'Home', email: 'robin.lind@example.org', protocol: 'imap' },
    letters: [
      ...family,
      ...house,
      ...choirLetters,
      ...languages,
      ...newsletters,
      ...receipts,
      ...birds,
      ...oddities,
      ...shelves,
    ],
  },
  {
    owner: { user: 'rlind', name: 'Old address', email: 'rlind@example.net', protocol: 'pop3' },
    letters: oldAccount,
  },
] as const;

// Between sending and arriving.
const UNDER_WAY_MS = 20_000;

/**
 * A fortnight of one person's mail in two accounts (with a few older things in the archive), ending
 * at `now`. Everything in it is invented; the same `now` gives the same bytes.
 */
export async function sampleMail(now: Date): Promise<{ accounts: SampleAccount[] }> {
  const accounts: SampleAccount[] = [];
  for (const { owner, letters } of ACCOUNTS) {
    accounts.push({ ...owner, folders: await foldersOf(letters, now) });
  }
  return { accounts };
}

async function foldersOf(letters: readonly Letter[], now: Date): Promise<SampleAccount['folders']> {
  const others = new Map(letters.map((letter) => [letter.id, letter]));
  const byTime = letters
    .map((letter) => ({ letter, sent: sentAt(letter.when, now).getTime() }))
    .sort((a, b) => a.sent - b.sent);
  const folders = new Map<string, SampleMessage[]>([['INBOX', []]]);
  for (const { letter, sent } of byTime) {
    const path = letter.folder ?? 'INBOX';
    const messages = folders.get(path) ?? [];
    folders.set(path, messages);
    messages.push({
      bytes: await compose(letter, { now, others }),
      flags: [...(letter.flags ?? ['\\Seen'])],
      received: new Date(sent + UNDER_WAY_MS),
    });
  }
  return [...folders].map(([path, messages]) => ({ path, messages }));
}
