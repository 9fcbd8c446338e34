import type { AccountRow, FolderRow } from '../../../app/cache/rows.ts';
import { folderId } from '../../../app/domain/folder.ts';

/** A folder with those below it, as the tree shows them. */
export type FolderNode = { folder: FolderRow; children: FolderNode[] };

/** An account with its folders. */
export type AccountNode = { account: AccountRow; folders: FolderNode[] };

/** The order of the folders that every account has; the others follow by name. */
const roleOrder = ['inbox', 'flagged', 'drafts', 'sent', 'archive', 'all', 'junk', 'trash', 'none'];

/**
 * The folders of each account as a tree, accounts in their order. Folders with a role stand at
 * the top wherever the server keeps them ("[Gmail]/Sent Mail"); a name that only held those and
 * cannot be opened is left out. A folder whose parent is not there stands at the top.
 */
export function folderTree(
  accounts: readonly AccountRow[],
  folders: readonly FolderRow[],
): AccountNode[] {
  const byAccount = new Map(accounts.map(({ id }): [string, FolderRow[]] => [id, []]));
  for (const folder of folders) byAccount.get(folder.account)?.push(folder);
  return accounts.map((account) => ({
    account,
    folders: accountTree(account.id, byAccount.get(account.id) ?? []),
  }));
}

function accountTree(account: string, folders: readonly FolderRow[]): FolderNode[] {
  const nodes = new Map(
    folders.map((folder): [string, FolderNode] => [folder.id, { folder, children: [] }]),
  );
  const top: FolderNode[] = [];
  for (const node of nodes.values()) {
    const { role, parent } = node.folder;
    const above = parent === null ? undefined : nodes.get(folderId(account, parent));
    if (role === 'none' && above !== undefined && !isBelow(above, node, nodes)) {
      above.children.push(node);
    } else top.push(node);
  }
  return ordered(top.filter(isWorthShowing));
}

/** Whether `node` is above `above` already: folders that name each other as parents. */
function isBelow(above: FolderNode, node: FolderNode, nodes: Map<string, FolderNode>): boolean {
  let at: FolderNode | undefined = above;
  for (let depth = 0; at !== undefined && depth <= nodes.size; depth++) {
    if (at === node) return true;
    const { parent, account }: FolderRow = at.folder;
    at = parent === null ? undefined : nodes.get(folderId(account, parent));
  }
  return at !== undefined;
}

function isWorthShowing(node: FolderNode): boolean {
  node.children = node.children.filter(isWorthShowing);
  return node.folder.selectable || node.children.length > 0;
}

const collator = new Intl.Collator(undefined, { numeric: true });

function ordered(nodes: FolderNode[]): FolderNode[] {
  for (const node of nodes) node.children = ordered(node.children);
  return nodes.sort(
    (a, b) =>
      roleOrder.indexOf(a.folder.role) - roleOrder.indexOf(b.folder.role) ||
      collator.compare(a.folder.name, b.folder.name) ||
      a.folder.position - b.folder.position,
  );
}

/** What the folders of a unified folder hold together. */
export function countsOf(folders: readonly FolderRow[]): { total: number; unread: number } {
  let [total, unread] = [0, 0];
  for (const folder of folders) {
    total += folder.total;
    unread += folder.unread;
  }
  return { total, unread };
}
