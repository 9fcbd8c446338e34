import type { AccountId } from '../domain/account.ts';
import type { FolderId } from '../domain/folder.ts';
import type { PlacementId, RemoteRef } from '../domain/message.ts';

/** The remote part of an intent, persisted until the server has done it (OFF-1, OFF-2). */
export type Operation = {
  id: number;
  account: AccountId;
  placement: PlacementId;
  folder: FolderId;
  /** The folder's path on the server. */
  path: string;
  ref: RemoteRef;
  action: { type: 'flags'; add: string[]; remove: string[] };
};

/** What became of an operation. `refused`: for good, and is backed out visibly (OFF-4). */
export type OperationResult =
  | { id: number; outcome: 'done' }
  | { id: number; outcome: 'refused'; userSentence: string };
