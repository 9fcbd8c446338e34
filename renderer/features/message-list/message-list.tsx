import { useMemo } from 'react';
import { useWords } from '../../ui/words/context.tsx';
import { countsOf } from '../folders/folder-tree.ts';
import { folderName, type Mailboxes } from '../folders/use-mailboxes.ts';
import { ListPane, type ListPaneProps } from './list-pane.tsx';
import type { Scope } from './message-order.ts';
import { mostIds, type RowSource } from './row-source.ts';
import { useMessageWindow } from './use-message-window.ts';

export type MessageListProps = Omit<
  ListPaneProps,
  'title' | 'detail' | 'note' | 'source' | 'empty' | 'placeOf' | 'colourOf'
> & {
  scope: Scope;
  mailboxes: Mailboxes;
  /** Whether an account has still mail to fetch. */
  isSyncing: boolean;
};

/** The messages of a folder, or of a unified folder. */
export function MessageList({ scope, mailboxes, isSyncing, ...pane }: MessageListProps) {
  const words = useWords();
  const { list, folders: folderWords } = words;
  const folder = scope.type === 'folder' ? mailboxes.folders.get(scope.folder) : undefined;
  const counts =
    scope.type === 'role'
      ? countsOf(mailboxes.ofRole(scope.role))
      : countsOf(folder === undefined ? [] : [folder]);
  const { reader, state } = useMessageWindow(scope, counts.total);
  const source = useMemo<RowSource>(
    () => ({
      state,
      look: (first, last) => reader.look(first, last),
      lookAt: (key) => reader.lookAt(key),
      idsBetween: (a, b) => reader.order.idsBetween(a.key, b.key, mostIds),
      allIds: () => reader.order.allIds(mostIds),
    }),
    [reader, state],
  );
  const isUnified = scope.type === 'role' && mailboxes.accounts.length > 1;
  const positions = new Map(mailboxes.accounts.map(({ id, position }) => [id, position]));
  const title =
    scope.type === 'role'
      ? folderWords.roles[scope.role]
      : folder === undefined
        ? ''
        : folderName(folder, words);
  const detail =
    counts.unread > 0
      ? `${list.messages(counts.total)}, ${list.unreadCount(counts.unread)}`
      : list.messages(counts.total);
  return (
    <ListPane
      {...pane}
      title={title}
      detail={detail}
      note={null}
      source={source}
      empty={isSyncing ? list.emptyFolderSyncing : list.emptyFolder}
      colourOf={(row) => (isUnified ? (positions.get(row.account) ?? 0) % 6 : null)}
      placeOf={() => null}
    />
  );
}
