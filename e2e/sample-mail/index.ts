import { compose, dateOf } from './compose.ts';
import type { Letter } from './letter.ts';
import { oldAccount } from './letters/old-account.ts';
import { robinAccount } from './letters/robin-account.ts';

/** A message as a server is seeded with it. */
export type SampleMessage = { bytes: Uint8Array; flags: string[]; received: Date };

export type SampleAccount = {
  user: string;
  name: string;
  email: string;
  protocol: 'imap' | 'pop3';
  folders: { path: string; messages: SampleMessage[] }[];
};

/** A fortnight of a person's mail in two accounts, ending at `now`; the same for the same `now`. */
export async function sampleMail(now: Date): Promise<{ accounts: SampleAccount[] }> {
  return {
    accounts: [
      await account(
        { user: 'robin', name: 'Robin', email: 'robin@example.org', protocol: 'imap' },
        robinAccount,
        now,
      ),
      await account(
        { user: 'rlind', name: 'Old address', email: 'rlind@example.net', protocol: 'pop3' },
        oldAccount,
        now,
      ),
    ],
  };
}

async function account(
  owner: Omit<SampleAccount, 'folders'>,
  letters: readonly Letter[],
  now: Date,
): Promise<SampleAccount> {
  const all = new Map(letters.map((letter) => [letter.id, letter]));
  const robin = `Robin Lind <${owner.email}>`;
  const sorted = [...letters].sort((a, b) => dateOf(a, now).getTime() - dateOf(b, now).getTime());
  const folders = new Map<string, SampleMessage[]>();
  for (const letter of sorted) {
    const path = letter.folder ?? 'INBOX';
    const messages = folders.get(path) ?? [];
    folders.set(path, messages);
    messages.push({
      bytes: await compose(letter, all, robin, now),
      flags: letter.flags ?? [],
      received: dateOf(letter, now),
    });
  }
  return {
    ...owner,
    folders: [...folders].map(([path, messages]) => ({ path, messages })),
  };
}
