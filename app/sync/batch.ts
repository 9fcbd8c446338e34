import type { AccountId } from '../domain/account.ts';
import type { FolderId, RemoteFolder } from '../domain/folder.ts';
import type { Address, ContentHash, Pop3Ref, RemoteRef } from '../domain/message.ts';

/** A message as listed, before its bytes are here. */
export type ListedMessage = {
  ref: RemoteRef;
  /** IMAP flags and keywords as the server spells them, e.g. `\Seen`. */
  flags: string[];
  /** INTERNALDATE or, for POP3, the time of the download; milliseconds. */
  received: number;
  /** The Date header, milliseconds; null when there is none that can be read. */
  sent: number | null;
  size: number;
  subject: string;
  from: Address[];
  to: Address[];
  messageId: string;
};

/** A whole message. `bytes` are exactly what the server holds (POP-1). */
export type FetchedMessage = {
  ref: RemoteRef;
  flags: string[];
  received: number;
  hash: ContentHash;
  bytes: Uint8Array;
};

/** A message known as `from` that the server now calls `to`; `hash` is its content, unchanged. */
export type Rebound = { from: Pop3Ref; to: Pop3Ref; hash: ContentHash };

/** One thing that changed on the server. */
export type Change =
  /** The complete list of the account's folders: one not in it is gone. */
  | { type: 'folders'; folders: RemoteFolder[] }
  | { type: 'listed'; folder: FolderId; items: ListedMessage[] }
  | { type: 'fetched'; folder: FolderId; items: FetchedMessage[] }
  | { type: 'flags'; folder: FolderId; items: { ref: RemoteRef; flags: string[] }[] }
  | { type: 'vanished'; folder: FolderId; refs: RemoteRef[] }
  /** UIDVALIDITY changed (IMAP-3): placements of another UIDVALIDITY go, contents stay. */
  | { type: 'reset'; folder: FolderId; uidValidity: number }
  /**
   * The server gave messages that are here already another UIDL (POP-2). The downloaded-once record
   * moves from `from` to `to`, and so does the placement, if it is still here, with its folder and
   * flags. Where `from` is not known any more nothing happens (SYNC-2).
   */
  | { type: 'rebound'; items: Rebound[] };

/** What an engine has seen of one folder (IMAP). BigInt is a string: it is no IndexedDB key. */
export type ImapCursor = {
  kind: 'imap';
  folder: FolderId;
  uidValidity: number;
  uidNext: number;
  highestModseq: string | null;
};

/**
 * Changes and the cursor they lead to, committed together or not at all (SYNC-1). For POP3 the
 * cursor is the set of UIDLs, which the fetched messages carry themselves.
 */
export type Batch = {
  account: AccountId;
  /** From `startGeneration`; a batch of an older one is refused (SYNC-2). */
  generation: number;
  /** Grows by one with each batch of a generation, from 1. */
  seq: number;
  changes: Change[];
  cursors: ImapCursor[];
};

/** Why a batch was not committed. Nothing of it is in the cache then, and the engine must stop. */
export type BatchRefusal = { cause: 'stale' | 'quota' | 'storage'; userSentence: string };

/** The answer to a batch, given after its transaction completed, and never before. */
export type BatchAck = { ok: true } | { ok: false; refusal: BatchRefusal };

/** Where an engine sends batches. Resolves on the ack; rejects when the cache host is gone. */
export type Sink = (batch: Omit<Batch, 'account' | 'generation' | 'seq'>) => Promise<BatchAck>;
