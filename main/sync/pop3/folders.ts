import type { RemoteFolder, Role } from '../../../app/domain/folder.ts';

/** The path of the one folder a POP3 server has. */
export const inboxPath = 'Inbox';

const standard: readonly RemoteFolder[] = [
  folder(inboxPath, 'inbox', true),
  folder('Drafts', 'drafts', false),
  folder('Sent', 'sent', false),
  folder('Archive', 'archive', false),
  folder('Junk', 'junk', false),
  folder('Trash', 'trash', false),
];

/**
 * The folders a POP3 account has to have, in order: the Inbox of the server and the local ones,
 * then the local folders it has besides. Null when `known` has them already.
 */
export function planFolders(known: readonly RemoteFolder[]): RemoteFolder[] | null {
  const paths = new Set(standard.map(({ path }) => path));
  const others = known.filter(({ path, remote }) => !remote && !paths.has(path));
  const wanted = [...standard, ...others];
  const text = (folders: readonly RemoteFolder[]): string =>
    JSON.stringify(folders.map(key).sort());
  return text(wanted) === text(known) ? null : wanted;
}

function key({ path, name, parent, role, selectable, remote }: RemoteFolder): string {
  return JSON.stringify([path, name, parent, role, selectable, remote]);
}

function folder(name: string, role: Role, remote: boolean): RemoteFolder {
  return { path: name, name, parent: null, role, selectable: true, remote };
}
