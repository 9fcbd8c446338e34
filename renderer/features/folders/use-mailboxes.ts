import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { AccountRow, FolderRow } from '../../../app/cache/rows.ts';
import type { Role } from '../../../app/domain/folder.ts';
import { useCache } from '../../shell/cache-link.ts';
import type { Words } from '../../ui/words/en/index.ts';
import { type AccountNode, folderTree } from './folder-tree.ts';

/** The accounts and folders of the profile, up to date. */
export type Mailboxes = {
  accounts: readonly AccountRow[];
  folders: ReadonlyMap<string, FolderRow>;
  tree: readonly AccountNode[];
  /** The folders of a role, over all accounts. */
  ofRole: (role: Role) => FolderRow[];
};

/** Follows accounts and folders; undefined until they are read the first time. */
export function useMailboxes(): Mailboxes | undefined {
  const cache = useCache();
  const rows = useLiveQuery(async () => {
    const [accounts, folders] = await Promise.all([
      cache.accounts.orderBy('position').toArray(),
      cache.folders.toArray(),
    ]);
    return { accounts, folders };
  }, [cache]);
  return useMemo(() => {
    if (rows === undefined) return undefined;
    const { accounts, folders } = rows;
    return {
      accounts,
      folders: new Map(folders.map((folder) => [folder.id, folder])),
      tree: folderTree(accounts, folders),
      ofRole: (role) => folders.filter((folder) => folder.role === role),
    };
  }, [rows]);
}

/** What a folder is called: by its role in the window's language, else as the server has it. */
export function folderName(folder: FolderRow, words: Words): string {
  return folder.role === 'none' ? folder.name : words.folders.roles[folder.role];
}
