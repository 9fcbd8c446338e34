import { count, locale } from './locale.ts';

/** The words of `features/reader`. */
export const reader = {
  /** For dates. */
  locale,
  label: 'Message',
  nothing: 'No message selected',
  noSubject: 'No subject',
  noSender: 'No sender',
  to: 'To',
  cc: 'Cc',
  moreRecipients: (n: number) => count(n, { one: 'and # more', other: 'and # more' }),
  place: (folder: string, account: string) => `${folder} \u2013 ${account}`,
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  notHere:
    'This message is not on this computer yet. It comes with the next sync, and then shows here.',
  opening: 'Opening\u2026',
  failed: 'This message could not be opened.',
  tryAgain: 'Try again',
  empty: 'This message has no text.',
  frame: 'Text of the message',
  tooMuch:
    'This message is too large to be shown as it was designed, so only its words are shown here.',
  remoteBlocked: (n: number) =>
    count(n, { one: '# remote image blocked', other: '# remote images blocked' }),
  remoteBlockedLabel: 'Remote images blocked',
  remoteWhy: 'Loading images tells the sender that you opened this message.',
  showImages: 'Show images',
  more: 'Show more of this long message',
  attachments: 'Attachments',
  attachmentCount: (n: number) => count(n, { one: '# attachment', other: '# attachments' }),
  unnamed: 'Without a name',
  open: 'Open',
  openOne: (name: string) => `Open ${name}`,
  save: 'Save',
  saveOne: (name: string) => `Save ${name}`,
  saved: 'Saved.',
  attachmentFailed: 'That did not work. Try again.',
  bytes: (n: number) => count(n, { one: '# byte', other: '# bytes' }),
  linkDiffers: (claims: string, host: string) => `The text says ${claims}, but it leads to ${host}`,
  mailTo: (address: string) => `Write to ${address}`,
  leaveTitle: 'This link is not what it says',
  leaveText: (claims: string, host: string) =>
    `Its text says ${claims}, but it leads to ${host}. Links like this are often used to steal passwords.`,
  leaveAnyway: (host: string) => `Open ${host}`,
  stay: 'Stay here',
};
