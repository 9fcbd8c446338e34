import type { FolderId, RemoteFolder } from '../domain/folder.ts';
import type { ContentHash } from '../domain/message.ts';
import type { ImapCursor, Sink } from './batch.ts';
import type { Failure } from './failure.ts';
import type { Operation, OperationResult } from './operation.ts';
import type { SyncPhase } from './progress.ts';

/** What the cache holds of one IMAP message; for the delta planner. */
export type KnownMessage = { uid: number; hasContent: boolean; flags: string[] };

/** A POP3 message that was downloaded once (see `Pop3Ref`), and its content. */
export type KnownUidl = { uidl: string; twin: string; hash: ContentHash };

/** The engine's reading side of the cache: what it has already seen. All answers are committed. */
export type Known = {
  folders(): Promise<RemoteFolder[]>;
  cursor(folder: FolderId): Promise<ImapCursor | null>;
  /** Messages of a folder under one UIDVALIDITY, ascending by UID. */
  messages(folder: FolderId, uidValidity: number): Promise<KnownMessage[]>;
  /** Every UIDL ever downloaded for the account, also where the message was deleted here since. */
  uidls(): Promise<KnownUidl[]>;
  operations(): Promise<Operation[]>;
  settle(results: OperationResult[]): Promise<void>;
};

export type EngineReport =
  | { type: 'phase'; phase: SyncPhase }
  /** `listed`/`stored`: of the whole account, as far as known. */
  | { type: 'progress'; listed: number; stored: number }
  | { type: 'failure'; failure: Failure };

/** What an engine can do; the interface asks this, never the protocol's name. */
export type Capabilities = {
  folders: boolean;
  serverFlags: boolean;
  push: boolean;
  serverSearch: boolean;
  quota: boolean;
};

/** What one complete pass over an account gave. */
export type SyncOutcome =
  | {
      ok: true;
      messages: number;
      newMessages: number;
      /** Bytes of the messages fetched in this pass. */
      bytes: number;
      /** Milliseconds from the start until all was listed / all bytes were acknowledged. */
      listedMs: number;
      storedMs: number;
      /** Some messages could not be received; all others are here. Missing when all are. */
      leftOut?: Failure;
    }
  | { ok: false; failure: Failure; newMessages: number; bytes: number };

/**
 * One account's synchronisation. An engine owns its connections; it is told to stop by `signal`
 * and then leaves no socket open. It never advances before the sink acknowledged (SYNC-1).
 */
export type Engine = {
  readonly capabilities: Capabilities;
  /** Brings the cache to the server's state once, and drains the operation queue. */
  syncOnce(signal: AbortSignal): Promise<SyncOutcome>;
  /** Waits until the server or the queue has news (IDLE), or until `signal`. No failure escapes. */
  waitForNews(signal: AbortSignal): Promise<void>;
  /** Wakes `waitForNews`: operations were queued or the user asked. */
  nudge(): void;
  /** Closes every connection. Idempotent. */
  stop(): Promise<void>;
};

/** What an engine is built from. */
export type EngineContext = {
  account: string;
  sink: Sink;
  known: Known;
  report: (report: EngineReport) => void;
};
