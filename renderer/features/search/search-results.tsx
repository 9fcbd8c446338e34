import { useMemo } from 'react';
import type { FolderRow, PlacementRow } from '../../../app/cache/rows.ts';
import { useWords } from '../../ui/words/context.tsx';
import type { Mailboxes } from '../folders/use-mailboxes.ts';
import { folderName } from '../folders/use-mailboxes.ts';
import { ListPane, type ListPaneProps } from '../message-list/list-pane.tsx';
import type { RowSource } from '../message-list/row-source.ts';
import { coverageWords } from './coverage.ts';
import { useSearch } from './use-search.ts';

export type SearchResultsProps = Omit<
  ListPaneProps,
  'title' | 'detail' | 'note' | 'source' | 'empty' | 'placeOf' | 'colourOf'
> & { query: string; mailboxes: Mailboxes };

/** The messages that match a query, and how much of the mail was searched (FIND-1). */
export function SearchResults({ query, mailboxes, ...pane }: SearchResultsProps) {
  const words = useWords();
  const { search, list } = words;
  const { answered, answer, failed, rows } = useSearch(query);
  const source = useMemo<RowSource>(() => {
    const ids = rows.map(({ id }) => id);
    return {
      state: { rows, firstIndex: 0, total: rows.length, ready: answered !== null },
      look: () => undefined,
      lookAt: () => undefined,
      idsBetween: async (a, b) => {
        const [from, to] = [ids.indexOf(a.id), ids.indexOf(b.id)].sort((x, y) => x - y);
        return from === undefined || to === undefined || from < 0 ? [] : ids.slice(from, to + 1);
      },
      allIds: async () => ids,
    };
  }, [rows, answered]);

  const detail = failed
    ? search.failed
    : answer === null
      ? search.searching
      : answer.total > answer.matches.length
        ? search.foundMany(answer.matches.length, answer.total)
        : search.found(answer.total);
  const folders: ReadonlyMap<string, FolderRow> = mailboxes.folders;
  const accounts = new Map(mailboxes.accounts.map((account) => [account.id, account]));
  const placeOf = (row: PlacementRow): string | null => {
    const folder = folders.get(row.folder);
    if (folder === undefined) return null;
    const name = folderName(folder, words);
    const account = accounts.get(row.account);
    return account === undefined || accounts.size < 2 ? name : list.inFolder(name, account.name);
  };
  return (
    <ListPane
      {...pane}
      title={search.results}
      detail={detail}
      note={answer === null ? null : coverageWords(answer.coverage, words)}
      source={source}
      empty={failed || answered === null ? null : search.none(answered)}
      colourOf={(row) => {
        const account = accounts.get(row.account);
        return account === undefined || accounts.size < 2 ? null : account.position % 6;
      }}
      placeOf={placeOf}
    />
  );
}
