import type { Role } from '../../../../app/domain/folder.ts';
import { count } from './locale.ts';

const roles: Record<Exclude<Role, 'none'>, string> = {
  inbox: 'Inbox',
  sent: 'Sent',
  drafts: 'Drafts',
  archive: 'Archive',
  junk: 'Junk',
  trash: 'Trash',
  all: 'All mail',
  flagged: 'Flagged',
};

/** The words of `features/folders`. */
export const folders = {
  label: 'Folders',
  roles,
  allAccounts: 'all accounts',
  unread: (n: number) => count(n, { one: '# unread message', other: '# unread messages' }),
  attention: 'needs attention',
  offline: 'offline',
  addAccount: 'Add account\u2026',
};
