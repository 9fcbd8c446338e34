import { count, locale } from './locale.ts';

/** The words of `features/message-list`. */
export const list = {
  /** For dates and times in rows. */
  locale,
  label: 'Messages',
  yesterday: 'Yesterday',
  unread: 'unread',
  noSubject: 'No subject',
  noSender: 'No sender',
  to: (names: string) => `To ${names}`,
  messages: (n: number) => count(n, { one: '# message', other: '# messages' }),
  unreadCount: (n: number) => count(n, { one: '# unread', other: '# unread' }),
  attachments: (n: number) => count(n, { one: '# attachment', other: '# attachments' }),
  inFolder: (folder: string, account: string) => `${folder} \u2013 ${account}`,
  selected: (n: number) => count(n, { one: '# message selected', other: '# messages selected' }),
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  open: 'Open',
  actions: 'Actions for the message',
  emptyFolder: 'No messages here.',
  emptyFolderSyncing: 'No messages here yet. Your mail is on its way.',
  loading: 'Loading\u2026',
};
