import type { FolderId, RemoteFolder } from '../../../app/domain/folder.ts';
import type { ContentHash, PlacementId, Pop3Ref, RemoteRef } from '../../../app/domain/message.ts';
import { placementId } from '../../../app/domain/message.ts';
import type {
  Batch,
  BatchAck,
  Change,
  FetchedMessage,
  ImapCursor,
  Sink,
} from '../../../app/sync/batch.ts';
import type { Known, KnownUidl } from '../../../app/sync/engine.ts';
import type { Operation, OperationResult } from '../../../app/sync/operation.ts';

/** A message as the double keeps it. */
export type StoredMessage = {
  uid: number;
  uidValidity: number;
  flags: string[];
  hash: ContentHash | null;
  subject: string;
};

/** A placement of a POP3 message as the double keeps it. */
export type StoredPop3Message = {
  ref: Pop3Ref;
  folder: FolderId;
  flags: string[];
  received: number;
  hash: ContentHash;
};

type Outgoing = Pick<Batch, 'changes' | 'cursors'>;

/**
 * A cache in memory that keeps an engine honest: it throws for messages it was never told of, for
 * bytes that share memory, and for a cursor sent while earlier batches wait for their ack.
 */
export class MemoryCache {
  folders: RemoteFolder[] = [];
  readonly messages = new Map<FolderId, Map<number, StoredMessage>>();
  /** Placements of POP3 messages. A test takes one out to delete the message here. */
  readonly placed = new Map<PlacementId, StoredPop3Message>();
  readonly downloaded = new Map<PlacementId, KnownUidl>();
  readonly cursors = new Map<FolderId, ImapCursor>();
  readonly contents = new Map<ContentHash, Uint8Array>();
  queue: Operation[] = [];
  readonly results: OperationResult[] = [];
  readonly batches: Outgoing[] = [];
  /** Complaints about the engine; a test expects none. */
  readonly breaches: string[] = [];
  /** Runs before a batch is applied; its answer, if any, is the ack and nothing is applied. */
  beforeApply: (batch: Outgoing) => Promise<BatchAck | null> = async () => null;
  #underWay = 0;
  mostUnderWay = 0;
  mostBytesUnderWay = 0;
  #bytesUnderWay = 0;
  #order: Promise<unknown> = Promise.resolve();

  readonly sink: Sink = (batch) => {
    const bytes = batchBytes(batch);
    const claims = batch.cursors.some((cursor) => cursor.uidNext > 0);
    if (claims && this.#underWay > 0) this.breaches.push('cursor before acks');
    this.#underWay += 1;
    this.#bytesUnderWay += bytes;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay);
    this.mostBytesUnderWay = Math.max(this.mostBytesUnderWay, this.#bytesUnderWay);
    const ack = this.#order.then(async (): Promise<BatchAck> => {
      const refusal = await this.beforeApply(batch);
      if (refusal === null) this.#apply(batch);
      this.#underWay -= 1;
      this.#bytesUnderWay -= bytes;
      return refusal ?? { ok: true };
    });
    this.#order = ack.catch(() => undefined);
    return ack;
  };

  readonly known: Known = {
    folders: async () => this.folders,
    cursor: async (folder) => this.cursors.get(folder) ?? null,
    messages: async (folder, uidValidity) =>
      [...(this.messages.get(folder)?.values() ?? [])]
        .filter((message) => message.uidValidity === uidValidity)
        .sort((a, b) => a.uid - b.uid)
        .map(({ uid, hash, flags }) => ({ uid, hasContent: hash !== null, flags })),
    uidls: async () => [...this.downloaded.values()],
    operations: async () => this.queue,
    settle: async (results) => {
      const done = new Set(results.map((result) => result.id));
      this.results.push(...results);
      this.queue = this.queue.filter((operation) => !done.has(operation.id));
    },
  };

  /** The folder's messages, ascending by UID. */
  list(folder: FolderId): StoredMessage[] {
    return [...(this.messages.get(folder)?.values() ?? [])].sort((a, b) => a.uid - b.uid);
  }

  /** The POP3 messages, newest first as lists show them. */
  pop3List(): StoredPop3Message[] {
    return [...this.placed.values()].sort((a, b) => b.received - a.received);
  }

  #apply(batch: Outgoing): void {
    this.batches.push(batch);
    for (const change of batch.changes) this.#change(change);
    for (const cursor of batch.cursors) this.cursors.set(cursor.folder, cursor);
  }

  #change(change: Change): void {
    switch (change.type) {
      case 'folders':
        this.folders = change.folders;
        break;
      case 'listed':
        for (const { ref, flags, subject } of change.items) {
          const { uid, uidValidity } = imap(ref);
          const hash = this.#folder(change.folder).get(uid)?.hash ?? null;
          this.#folder(change.folder).set(uid, { uid, uidValidity, flags, subject, hash });
        }
        break;
      case 'fetched':
        for (const item of change.items) {
          const { ref, flags, hash, bytes } = item;
          if (bytes.buffer.byteLength !== bytes.byteLength) this.breaches.push('shared memory');
          this.contents.set(hash, bytes);
          if (ref.kind === 'pop3') {
            this.#place(change.folder, ref, item);
            continue;
          }
          // Older messages come whole, without a listing before.
          const { uid, uidValidity } = ref;
          const subject = this.#folder(change.folder).get(uid)?.subject ?? '';
          this.#folder(change.folder).set(uid, { uid, uidValidity, flags, subject, hash });
        }
        break;
      case 'flags':
        for (const { ref, flags } of change.items) {
          const row = this.#row(change.folder, ref);
          if (row !== undefined) row.flags = flags;
        }
        break;
      case 'vanished':
        for (const ref of change.refs) this.#folder(change.folder).delete(imap(ref).uid);
        break;
      case 'reset':
        for (const row of this.list(change.folder)) {
          if (row.uidValidity !== change.uidValidity) {
            this.#folder(change.folder).delete(row.uid);
          }
        }
        break;
      case 'rebound':
        for (const { from, to, hash } of change.items) this.#rebind(from, to, hash);
        break;
    }
  }

  #place(folder: FolderId, ref: Pop3Ref, { flags, received, hash }: FetchedMessage): void {
    const id = placementId('', folder, ref);
    const before = this.downloaded.get(id);
    if (before !== undefined) {
      if (before.hash !== hash) this.breaches.push(`another content under ${id}`);
      // Downloaded once already: where it lies and its flags are the person's (POP-5).
      return;
    }
    if (!this.folders.some(({ path }) => folder.endsWith(`/${path}`))) {
      this.breaches.push(`no such folder: ${folder}`);
    }
    this.downloaded.set(id, { uidl: ref.uidl, twin: ref.twin, hash });
    this.placed.set(id, { ref, folder, flags, received, hash });
  }

  #rebind(from: Pop3Ref, to: Pop3Ref, hash: ContentHash): void {
    const old = placementId('', '', from);
    const id = placementId('', '', to);
    const before = this.downloaded.get(old);
    if (before === undefined) return;
    if (before.hash !== hash) this.breaches.push(`rebound to another content: ${id}`);
    if (this.downloaded.has(id)) this.breaches.push(`rebound to what is taken: ${id}`);
    this.downloaded.delete(old);
    this.downloaded.set(id, { uidl: to.uidl, twin: to.twin, hash });
    const placement = this.placed.get(old);
    if (placement === undefined) return;
    this.placed.delete(old);
    this.placed.set(id, { ...placement, ref: to });
  }

  #folder(id: FolderId): Map<number, StoredMessage> {
    const folder = this.messages.get(id) ?? new Map<number, StoredMessage>();
    this.messages.set(id, folder);
    return folder;
  }

  #row(folder: FolderId, ref: RemoteRef): StoredMessage | undefined {
    const row = this.#folder(folder).get(imap(ref).uid);
    if (row === undefined || row.uidValidity !== imap(ref).uidValidity) {
      this.breaches.push(`never listed: ${imap(ref).uid} of ${folder}`);
      return undefined;
    }
    return row;
  }
}

function batchBytes(batch: Outgoing): number {
  let bytes = 0;
  for (const change of batch.changes) {
    if (change.type === 'fetched') for (const item of change.items) bytes += item.bytes.byteLength;
  }
  return bytes;
}

function imap(ref: RemoteRef): { uid: number; uidValidity: number } {
  if (ref.kind !== 'imap') throw new Error('an IMAP engine sent a POP3 reference');
  return ref;
}
