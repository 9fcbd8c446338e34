import type { AccountId } from './account.ts';

/** What a folder is for (RFC 6154, plus `inbox` and `none`). */
export type Role =
  | 'inbox'
  | 'sent'
  | 'drafts'
  | 'archive'
  | 'junk'
  | 'trash'
  | 'all'
  | 'flagged'
  | 'none';

/** A folder's id: `<account>/<path>`; the path is the server's, decoded, with its own delimiter. */
export type FolderId = string;

/** The id of the folder at `path` of an account. */
export function folderId(account: AccountId, path: string): FolderId {
  return `${account}/${path}`;
}

/** A folder as an engine reports it. */
export type RemoteFolder = {
  path: string;
  /** The last part of the path, as shown. */
  name: string;
  /** The path of the folder above, or null at the top. */
  parent: string | null;
  role: Role;
  /** False for a name that only holds other folders (\Noselect). */
  selectable: boolean;
  /** False for a local folder that no server knows. */
  remote: boolean;
};
