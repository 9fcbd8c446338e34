import { count, locale, number } from './locale.ts';

/** The words of `features/offline`. */
export const status = {
  locale,
  label: 'Sync status',
  upToDate: 'Up to date',
  waiting: 'Waiting to sync',
  connecting: (account: string) => `${account}: connecting\u2026`,
  listing: (account: string) => `${account}: looking for new mail\u2026`,
  progress: (account: string, stored: number, listed: number) =>
    `${account}: ${number(stored)} of ${count(listed, { one: '# message', other: '# messages' })}`,
  offline: 'Offline. You can read and search everything that is on this computer.',
  offlineAccount: (account: string) => `${account} is offline.`,
  failed: (account: string, sentence: string) => `${account}: ${sentence}`,
  more: (n: number) => count(n, { one: 'and # more account', other: 'and # more accounts' }),
  retry: 'Try again',
  details: 'Details',
  detailsTitle: 'Accounts',
  neverComplete: 'Not complete yet',
  completedAt: (when: string) => `Last complete: ${when}`,
  stored: (n: number) => count(n, { one: '# message here', other: '# messages here' }),
  storedOf: (stored: number, listed: number) =>
    `${number(stored)} of ${count(listed, { one: '# message', other: '# messages' })} here`,
  notices: 'Notices',
  dismiss: 'Dismiss',
};
