import type { AccountId, Protocol } from '../domain/account.ts';
import type { FolderId, Role } from '../domain/folder.ts';
import type { Address, ContentHash, PlacementId, RemoteRef } from '../domain/message.ts';
import type { ImapCursor } from '../sync/batch.ts';
import type { Operation } from '../sync/operation.ts';
import type { AccountStatus } from '../sync/progress.ts';

/** An account as the interface and the cache know it: nothing secret in it (SEC-3). */
export type AccountRow = {
  id: AccountId;
  name: string;
  email: string;
  protocol: Protocol;
  /** Order in the folder tree, from 0. */
  position: number;
  /** Generation of the engine whose batches are accepted (SYNC-2). */
  generation: number;
  /** Sequence number of the last committed batch of that generation. */
  seq: number;
};

/** A folder. Counts are kept in the transaction that changes them. */
export type FolderRow = {
  id: FolderId;
  account: AccountId;
  path: string;
  name: string;
  parent: string | null;
  role: Role;
  selectable: boolean;
  remote: boolean;
  /** Order within the account as the engine lists it, from 0. */
  position: number;
  total: number;
  unread: number;
  /** Messages whose bytes are here. */
  stored: number;
};

/** A content in a folder: what the list shows, and the state of the message there. */
export type PlacementRow = {
  id: PlacementId;
  account: AccountId;
  folder: FolderId;
  /** The folder's role, for unified folders: index `[role+date]`. */
  role: Role;
  ref: RemoteRef;
  /** The UID (IMAP) or 0 (POP3). */
  uid: number;
  uidValidity: number;
  /** Null while only the listing is here. */
  hash: ContentHash | null;
  /** The content's number, for what the search index answers; null with `hash`. */
  doc: number | null;
  flags: string[];
  seen: 0 | 1;
  /** What lists are ordered by, milliseconds (see `sortDate`). */
  date: number;
  received: number;
  size: number;
  subject: string;
  from: Address[];
  to: Address[];
  messageId: string;
  /** The first words of the text, for the list; empty until the content is here. */
  snippet: string;
  attachments: number;
};

/** The raw bytes of some contents, exactly as the server holds them, one after the other. */
export type PackRow = {
  pack: number;
  members: { hash: ContentHash; offset: number; size: number }[];
  bytes: Uint8Array<ArrayBuffer>;
};

/** An attachment's description; its bytes are decoded from the raw message when asked for. */
export type AttachmentInfo = {
  /** Position among the message's attachments, from 0. */
  index: number;
  name: string;
  type: string;
  size: number;
  /** Shown inside the HTML by its Content-ID. */
  inline: boolean;
};

/** What was parsed of a content on arrival: for list, search and the reader's header. */
export type ContentRow = {
  /** Grows with each new content and is never reused: the index's watermark (FIND-2). */
  doc: number;
  /** The pack that holds its raw bytes. */
  pack: number;
  hash: ContentHash;
  size: number;
  subject: string;
  from: Address[];
  to: Address[];
  cc: Address[];
  replyTo: Address[];
  messageId: string;
  inReplyTo: string;
  references: string[];
  /** The Date header, milliseconds, or null. */
  sent: number | null;
  /** All text of the message (of HTML: its text), for search. At most `maxIndexedText` characters. */
  text: string;
  snippet: string;
  attachments: AttachmentInfo[];
  /** A sentence when the message could only be read in part. */
  defect: string | null;
};

/** A content as the parser gives it; its numbers come with the storing. */
export type ParsedContent = Omit<ContentRow, 'doc' | 'pack'>;

/** A message opened for reading: derived from the raw bytes, made again whenever missing. */
export type BodyRow = {
  hash: ContentHash;
  openedAt: number;
  html: string | null;
  text: string | null;
  /** Parts that the HTML refers to by `cid:`. */
  inline: { cid: string; type: string; bytes: Uint8Array<ArrayBuffer> }[];
};

/** A UIDL that was downloaded once: POP3's cursor. Stays when the placement goes. */
export type UidlRow = {
  account: AccountId;
  uidl: string;
  twin: string;
  hash: ContentHash;
  firstSeen: number;
};

/** A reason for the index to forget a content: applied by the index, then removed. */
export type ForgottenRow = { doc: number };

/** One fact about the cache itself; `cacheId` is a random id given when it was made. */
export type FactRow = {
  /** `lastDoc`, `lastPack`: the highest number given to a content or pack, as decimal digits. */
  name: 'cacheId' | 'lastDoc' | 'lastPack';
  value: string;
};

export type CursorRow = ImapCursor;
export type StatusRow = AccountStatus;
export type OperationRow = Omit<Operation, 'id'> & { id?: number };

/** A refused operation, kept until the person has seen it (OFF-4). */
export type NoticeRow = { id?: number; account: AccountId; at: number; userSentence: string };
