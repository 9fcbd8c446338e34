import {
  chownSync,
  closeSync,
  fchownSync,
  futimesSync,
  mkdirSync,
  openSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** One message to put into a Maildir. */
export type SeedMessage = {
  bytes: Uint8Array;
  /** IMAP's system flags, such as `\Seen`; the default is a new, unread message. */
  flags?: readonly string[];
  /** What IMAP calls INTERNALDATE; now by default. To the second. */
  received?: Date;
};

type Owner = { uid: number; gid: number };

// In the order Maildir wants them in a file's name: alphabetical.
const LETTERS: readonly (readonly [string, string])[] = [
  ['\\draft', 'D'],
  ['\\flagged', 'F'],
  ['\\answered', 'R'],
  ['\\seen', 'S'],
  ['\\deleted', 'T'],
];

/** The path of a folder in a Maildir++: `A/B` is the folder `.A.B`; INBOX is the Maildir itself. */
export function maildirPath(root: string, folder: string): string {
  if (folder.toUpperCase() === 'INBOX') return root;
  // A dot would make another folder of it, and `~` or an empty name escape the layout.
  const parts = folder.split('/');
  if (parts.some((part) => part === '' || part.includes('.') || part.startsWith('~'))) {
    throw new Error(`'${folder}' cannot be a folder of a Maildir.`);
  }
  return join(root, `.${parts.join('.')}`);
}

/** The letters a file's name ends with for these flags; throws for one Maildir cannot keep. */
export function maildirFlags(flags: readonly string[]): string {
  const wanted = new Set(flags.map((flag) => flag.toLowerCase()));
  const letters = LETTERS.filter(([flag]) => wanted.delete(flag)).map(([, letter]) => letter);
  if (wanted.size > 0) throw new Error(`Maildir cannot keep the flag ${[...wanted].join(', ')}.`);
  return letters.join('');
}

/** The size of a message with each line end as CRLF, as IMAP and POP3 count it. */
export function wireSize(bytes: Uint8Array): number {
  let size = bytes.length;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) {
    if (at === 0 || bytes[at - 1] !== 13) size += 1;
  }
  return size;
}

function makeFolder(path: string, owner: Owner): void {
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) {
    chownSync(path, owner.uid, owner.gid);
  }
}

// Dovecot numbers new files by the time in their names. Microseconds, counted up, keep the order
// of one call and of several, also within a second and across processes.
let lastStamp = 0;

function nextStamp(): number {
  lastStamp = Math.max(lastStamp + 1, Date.now() * 1_000);
  return lastStamp;
}

/**
 * Delivers messages into a Maildir as a mail server would, in this order: written to `tmp`, then
 * renamed, so that a server at work sees whole messages only. Makes the folder where needed.
 */
export function deliver(
  root: string,
  folder: string,
  owner: Owner,
  messages: Iterable<SeedMessage>,
): void {
  const path = maildirPath(root, folder);
  for (const made of [dirname(root), root, path]) makeFolder(made, owner);
  for (const made of ['cur', 'new', 'tmp']) makeFolder(join(path, made), owner);
  if (path !== root) {
    const marker = join(path, 'maildirfolder');
    writeFileSync(marker, '');
    chownSync(marker, owner.uid, owner.gid);
  }
  for (const { bytes, flags = [], received } of messages) {
    const name = `${nextStamp()}.godwit,S=${bytes.length},W=${wireSize(bytes)}`;
    const written = join(path, 'tmp', name);
    const file = openSync(written, 'wx', 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      if (received !== undefined) futimesSync(file, received, received);
      fchownSync(file, owner.uid, owner.gid);
    } finally {
      closeSync(file);
    }
    const letters = maildirFlags(flags);
    renameSync(
      written,
      letters === '' ? join(path, 'new', name) : join(path, 'cur', `${name}:2,${letters}`),
    );
  }
}
