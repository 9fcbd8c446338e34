import type { RemoteFolder, Role } from '../../../app/domain/folder.ts';

/** What LIST says of a folder, as far as roles need it. */
export type ListedFolder = {
  path: string;
  name: string;
  parentPath: string;
  flags: ReadonlySet<string>;
  /** As ImapFlow found it: by SPECIAL-USE (RFC 6154) or XLIST, or by names in many languages. */
  specialUse?: string | undefined;
  specialUseSource?: 'user' | 'extension' | 'name' | undefined;
};

const rolesByUse = new Map<string, Role>([
  ['\\inbox', 'inbox'],
  ['\\sent', 'sent'],
  ['\\drafts', 'drafts'],
  ['\\archive', 'archive'],
  ['\\junk', 'junk'],
  ['\\trash', 'trash'],
  ['\\all', 'all'],
  ['\\flagged', 'flagged'],
]);

/** The order folders are synchronised and shown in. */
const order: readonly Role[] = [
  'inbox',
  'drafts',
  'sent',
  'archive',
  'flagged',
  'junk',
  'trash',
  'all',
  'none',
];

/**
 * The account's folders with their roles, inbox first, then the other roles, then by path. Each
 * role is given once: to a folder the server marked before one that is only named so. A name
 * counts at the top or right below INBOX or a mere container, so that "Projects/Sent" stays the
 * user's own.
 */
export function assignRoles(listed: readonly ListedFolder[]): RemoteFolder[] {
  const byPath = new Map<string, ListedFolder>();
  for (const folder of listed) {
    if (folder.path !== '' && !byPath.has(folder.path)) byPath.set(folder.path, folder);
  }
  const roles = new Map<string, Role>();
  const taken = new Set<Role>();
  for (const candidate of candidates(byPath)) {
    if (taken.has(candidate.role) || roles.has(candidate.path)) continue;
    taken.add(candidate.role);
    roles.set(candidate.path, candidate.role);
  }
  const folders = [...byPath.values()].map((folder): RemoteFolder => {
    const role = roles.get(folder.path) ?? 'none';
    return {
      path: folder.path,
      name: folder.name === '' ? folder.path : folder.name,
      parent: byPath.has(folder.parentPath) ? folder.parentPath : null,
      role,
      selectable: isSelectable(folder),
      remote: true,
    };
  });
  return folders.sort(
    (a, b) =>
      order.indexOf(a.role) - order.indexOf(b.role) ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
}

/** Whether two lists of folders say the same, in whatever order; local folders aside. */
export function sameFolders(one: readonly RemoteFolder[], other: readonly RemoteFolder[]): boolean {
  const key = (folder: RemoteFolder): string =>
    JSON.stringify([folder.path, folder.name, folder.parent, folder.role, folder.selectable]);
  const keys = (folders: readonly RemoteFolder[]): Set<string> =>
    new Set(folders.filter((folder) => folder.remote).map(key));
  const a = keys(one);
  const b = keys(other);
  return a.size === b.size && [...a].every((each) => b.has(each));
}

type Candidate = { path: string; role: Role; rank: number };

function candidates(byPath: ReadonlyMap<string, ListedFolder>): Candidate[] {
  const found: Candidate[] = [];
  for (const folder of byPath.values()) {
    if (!isSelectable(folder)) continue;
    const { path } = folder;
    // RFC 9051 §5.1: INBOX is the inbox, in whatever case and whatever else is said of it.
    if (path.toUpperCase() === 'INBOX') found.push({ path, role: 'inbox', rank: 0 });
    for (const flag of folder.flags) {
      const role = rolesByUse.get(flag.toLowerCase());
      if (role !== undefined) found.push({ path, role, rank: 1 });
    }
    const role = rolesByUse.get((folder.specialUse ?? '').toLowerCase());
    if (role === undefined) continue;
    if (folder.specialUseSource !== 'name') found.push({ path, role, rank: 1 });
    else if (nameCounts(folder, byPath)) found.push({ path, role, rank: 2 });
  }
  return found.sort((a, b) => a.rank - b.rank || a.path.length - b.path.length);
}

function nameCounts(folder: ListedFolder, byPath: ReadonlyMap<string, ListedFolder>): boolean {
  if (folder.parentPath === '' || folder.parentPath.toUpperCase() === 'INBOX') return true;
  const parent = byPath.get(folder.parentPath);
  return parent === undefined || !isSelectable(parent);
}

function isSelectable(folder: ListedFolder): boolean {
  for (const flag of folder.flags) {
    const lower = flag.toLowerCase();
    if (lower === '\\noselect' || lower === '\\nonexistent') return false;
  }
  return true;
}
