import type { RemoteFolder, Role } from '../../domain/folder.ts';
import { folderId } from '../../domain/folder.ts';
import type { RemoteRef } from '../../domain/message.ts';
import type { Batch, BatchAck, Change, FetchedMessage, ListedMessage } from '../../sync/batch.ts';
import { setAccounts, startGeneration } from '../accounts.ts';
import { commitBatch, prepareBatch } from '../apply-batch.ts';
import { ContentStore, type ParseContents } from '../content-store.ts';
import { Cache } from '../schema.ts';

export const inbox = folderId('a', 'INBOX');

/** A cache of its own with one account `a`, one generation old. */
export async function freshCache(): Promise<Cache> {
  const cache = new Cache();
  await cache.delete();
  await cache.open();
  await setAccounts(cache, [{ id: 'a', name: 'Home', email: 'a@example.org', protocol: 'imap' }]);
  await startGeneration(cache, 'a');
  return cache;
}

/** Parses a message that is `subject` and nothing else. */
export const parse: ParseContents = async (items) =>
  items.map(({ hash, bytes }) => {
    const subject = new TextDecoder().decode(bytes);
    return {
      hash,
      size: bytes.byteLength,
      subject,
      from: [{ name: 'Ada', address: 'ada@example.org' }],
      to: [],
      cc: [],
      replyTo: [],
      messageId: `<${subject}@example.org>`,
      inReplyTo: '',
      references: [],
      sent: 1_000_000,
      text: subject,
      snippet: subject,
      attachments: [],
      defect: null,
    };
  });

export const imapRef = (uid: number, uidValidity = 1): RemoteRef => ({
  kind: 'imap',
  uidValidity,
  uid,
});

export const folder = (path: string, role: Role = 'none', remote = true): RemoteFolder => ({
  path,
  name: path,
  parent: null,
  role,
  selectable: true,
  remote,
});

export function listed(uid: number, flags: string[] = [], uidValidity = 1): ListedMessage {
  return {
    ref: imapRef(uid, uidValidity),
    flags,
    received: 1_000_000 + uid,
    sent: 1_000_000 + uid,
    size: 10,
    subject: `listed ${uid}`,
    from: [],
    to: [],
    messageId: `<${uid}@example.org>`,
  };
}

export function fetched(
  ref: RemoteRef,
  text: string,
  flags: string[] = [],
  received = 1_000_000,
): FetchedMessage {
  const bytes = new TextEncoder().encode(text);
  return { ref, flags, received, hash: hashOf(text), bytes };
}

/** Stands for SHA-256: the same text has the same one. */
export function hashOf(text: string): string {
  let hex = '';
  for (const byte of new TextEncoder().encode(text)) hex += byte.toString(16).padStart(2, '0');
  return hex.padEnd(64, '0').slice(0, 64);
}

export function batch(seq: number, changes: Change[], rest: Partial<Batch> = {}): Batch {
  return { account: 'a', generation: 1, seq, changes, cursors: [], ...rest };
}

/** Prepares and commits one batch. */
export async function apply(cache: Cache, given: Batch): Promise<BatchAck> {
  const prepared = await prepareBatch(cache, given, new ContentStore(cache, parse));
  if (!('batch' in prepared)) return { ok: false, refusal: prepared };
  return await commitBatch(cache, prepared);
}
