import { count, number } from './locale.ts';

/** The words of `features/search`. */
export const search = {
  label: 'Search mail',
  placeholder: 'Search mail',
  hint: 'Narrow it down with from:anna, to:me@example.org or subject:lunch. Quote "exact words".',
  clear: 'Clear search',
  results: 'Results',
  searching: 'Searching\u2026',
  found: (n: number) => count(n, { one: '# message found', other: '# messages found' }),
  foundMany: (shown: number, total: number) =>
    `${number(total)} messages found; the newest ${number(shown)} are shown`,
  none: (query: string) => `No messages match \u201c${query}\u201d.`,
  coverageAll: (n: number) =>
    count(n, { one: 'Searched # message', other: 'Searched all # messages' }),
  coveragePart: (searched: number, all: number) =>
    `Searched ${number(searched)} of ${count(all, { one: '# message', other: '# messages' })}`,
  missing: (n: number) =>
    count(n, {
      one: '# is not on this computer yet',
      other: '# are not on this computer yet',
    }),
  unindexed: (n: number) =>
    count(n, { one: '# is not indexed yet', other: '# are not indexed yet' }),
  failed: 'The search could not be done. Try it again in a moment.',
};
