import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type HeadlessResult, headless, jsonLines, type SyncLine } from '../program/headless.ts';
import { writeAccounts } from '../program/scripted-accounts.ts';
import { type Dovecot, seed } from '../servers/dovecot.ts';
import type { CorpusMessage } from './corpus.ts';
import { exported } from './exported.ts';
import { differenceOf, type Held } from './held.ts';
import { readImap } from './imap-reader.ts';
import { readPop3 } from './pop3-reader.ts';

export type Protocol = 'imap' | 'pop3';
export const protocols: readonly Protocol[] = ['imap', 'pop3'];

/** A directory of a test's own, for profiles, accounts files and exports. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'godwit-truth-'));
}

export function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

const flagSets: readonly (readonly string[])[] = [
  [],
  ['\\Seen'],
  ['\\Seen', '\\Answered'],
  ['\\Flagged'],
  [],
  ['\\Draft', '\\Seen', '\\Flagged'],
];

/** Puts messages with a variety of flags into a user's folder. */
export function fill(
  server: Dovecot,
  user: string,
  folder: string,
  messages: readonly CorpusMessage[],
): Promise<void> {
  return seed(
    server,
    user,
    folder,
    messages.map(({ bytes }, index) => ({ bytes, flags: flagSets[index % flagSets.length] })),
  );
}

/** What the server holds for a user, read by a client that shares nothing with the engines. */
export function truthOf(server: Dovecot, protocol: Protocol, user: string): Promise<Held[]> {
  return protocol === 'imap'
    ? readImap(server.ports.imap, user, user)
    : readPop3(server.ports.pop3, user, user);
}

/** An accounts file in `folder` with one account, named like its user; through `port` if given. */
export function oneAccount(
  folder: string,
  server: Dovecot,
  protocol: Protocol,
  user: string,
  port: number = server.ports[protocol],
): Promise<string> {
  const path = join(folder, `${user}-${port}.json`);
  return writeAccounts(path, [{ name: user, user, protocol, port }]);
}

/**
 * Runs a sync that must succeed; the accounts' lines by account name. The accounts file is given
 * each time: a system without a keyring keeps no password from run to run (SEC-3).
 */
export async function syncAll(
  profile: string,
  accounts: string,
): Promise<{ lines: Map<string, SyncLine>; result: HeadlessResult }> {
  const result = await headless(['sync'], { profile, accounts });
  expect(result.code, result.stderr).toBe(0);
  const lines = jsonLines<SyncLine>(result.stdout);
  return { lines: new Map(lines.map((line) => [line.account, line])), result };
}

/** The line of one account, which must be there. */
export function lineFor(lines: ReadonlyMap<string, SyncLine>, account: string): SyncLine {
  const line = lines.get(account);
  if (line === undefined) throw new Error(`The sync printed no line for ${account}.`);
  return line;
}

/**
 * Exports the profile and compares it with the truth (SYNC-5): POP3 has no flags on the server, so
 * those are local and not compared.
 */
export async function expectTruth(
  profile: string,
  directory: string,
  truth: readonly Held[],
  protocolOf: (account: string) => Protocol,
): Promise<void> {
  const found = (await exported(profile, directory)).map((held) =>
    protocolOf(held.account) === 'imap' ? held : { ...held, flags: [] },
  );
  const { missing, surplus, twice } = differenceOf(truth, found);
  const few = (lines: string[]) => ({ count: lines.length, first: lines.slice(0, 5) });
  expect({ missing: few(missing), surplus: few(surplus), twice: few(twice) }).toEqual({
    missing: { count: 0, first: [] },
    surplus: { count: 0, first: [] },
    twice: { count: 0, first: [] },
  });
}
