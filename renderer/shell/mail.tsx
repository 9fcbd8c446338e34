import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, PanelLeft, PenLine, RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlacementRow } from '../../app/cache/rows.ts';
import { Folders } from '../features/folders/folders.tsx';
import type { Mailboxes } from '../features/folders/use-mailboxes.ts';
import type { GridHandle } from '../features/message-list/message-grid.tsx';
import { MessageList } from '../features/message-list/message-list.tsx';
import { type Scope, scopeKey } from '../features/message-list/message-order.ts';
import { useNow } from '../features/message-list/use-now.ts';
import { useSelection } from '../features/message-list/use-selection.ts';
import { SyncStatus } from '../features/offline/sync-status.tsx';
import { Reader } from '../features/reader/reader.tsx';
import { SearchField } from '../features/search/search-field.tsx';
import { SearchResults } from '../features/search/search-results.tsx';
import { IconButton } from '../ui/button.tsx';
import { useWords } from '../ui/words/context.tsx';
import styles from './app.module.css';
import { useCache } from './cache-link.ts';
import { Splitter } from './splitter.tsx';
import { isPaneShown, type Pane, paneWidths, useLayout, usePaneWidth } from './use-layout.ts';
import { useMailActions, useSeenByReading, useSettled } from './use-mail-actions.ts';
import { usePaneFocus } from './use-pane-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';

const unifiedInbox: Scope = { type: 'role', role: 'inbox' };

/** The window a person reads in: folders, messages, the message. */
export function Mail({
  mailboxes,
  onAddAccount,
}: {
  mailboxes: Mailboxes;
  onAddAccount: () => void;
}) {
  const words = useWords();
  const cache = useCache();
  const layout = useLayout();
  const now = useNow();
  const [chosen, setScope] = useState<Scope>(unifiedInbox);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState<Pane>('list');
  const { selection, setSelection, clear } = useSelection();
  const { setSeen, dismissNotice, failed } = useMailActions();
  const [foldersWidth, setFoldersWidth] = usePaneWidth('folders');
  const [listWidth, setListWidth] = usePaneWidth('list');
  const grid = useRef<GridHandle>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const statuses = useLiveQuery(() => cache.statuses.toArray(), [cache]) ?? [];
  const notices = useLiveQuery(() => cache.notices.toArray(), [cache]) ?? [];

  // A folder that was removed elsewhere cannot stay in view.
  const scope =
    chosen.type === 'folder' && !mailboxes.folders.has(chosen.folder) ? unifiedInbox : chosen;
  const isSearching = query.trim() !== '';
  const shown = (pane: Pane) => isPaneShown(pane, layout, at);
  const single = selection.ids.size === 1 ? (selection.current?.id ?? null) : null;
  const open = useSettled(single);
  useSeenByReading(shown('reader') ? open : null, setSeen);
  const { focusPane, cyclePanes } = usePaneFocus(shown, setAt);

  const syncNow = useCallback(() => void window.godwit.syncNow({}), []);
  const toggleSeen = useCallback(async () => {
    if (selection.current === null) return;
    const row = await cache.placements.get(selection.current.id);
    setSeen([...selection.ids], row?.seen === 0);
  }, [cache, selection, setSeen]);

  const select = (next: Scope) => {
    setQuery('');
    if (scopeKey(next) === scopeKey(scope)) return;
    setScope(next);
    clear();
  };
  const leaveSearch = () => {
    setQuery('');
    returning.current = true;
  };
  const openRow = useCallback(
    (_row: PlacementRow, by: 'key' | 'press') => {
      // Beside the list, the message is open already; a key still moves on to it.
      if (layout === 'narrow' || by === 'key') focusPane('reader');
    },
    [layout, focusPane],
  );

  useShortcuts((shortcut) => {
    switch (shortcut.type) {
      case 'move':
        grid.current?.move(shortcut.by);
        break;
      case 'toggleSeen':
        void toggleSeen();
        break;
      case 'search':
        searchInput.current?.focus();
        searchInput.current?.select();
        break;
      case 'syncNow':
        syncNow();
        break;
      case 'leave':
        if (document.activeElement?.closest('[data-pane="reader"]')) focusPane('list');
        break;
      case 'nextPane':
        cyclePanes(shortcut.by);
        break;
    }
  });

  // The window begins where reading begins, and so does a list that comes back after a search.
  const returning = useRef(true);
  useEffect(() => {
    if (!returning.current) return;
    returning.current = false;
    grid.current?.focus();
  });

  const back =
    layout === 'wide' ? null : (
      <IconButton
        icon={PanelLeft}
        label={words.shell.showFolders}
        onPress={() => focusPane('folders')}
      />
    );
  const list = {
    selection,
    onSelectionChange: setSelection,
    onOpen: openRow,
    onSetSeen: setSeen,
    now,
    back,
    handle: grid,
  };
  const isSyncing = statuses.some(
    ({ stored, listed, completedAt }) => stored < listed || completedAt === null,
  );
  return (
    <div className={styles.window}>
      <header className={styles.bar}>
        {layout === 'narrow' && at === 'reader' ? (
          <IconButton
            icon={ArrowLeft}
            label={words.shell.backToList}
            onPress={() => focusPane('list')}
          />
        ) : null}
        <button type="button" aria-disabled title={words.shell.writeLater} className={styles.write}>
          <PenLine size={15} strokeWidth={1.75} aria-hidden />
          {words.shell.write}
        </button>
        <SearchField
          value={query}
          onChange={(next) => {
            setQuery(next);
            if (layout === 'narrow' || at === 'folders') setAt('list');
          }}
          onLeave={leaveSearch}
          onResults={() => {
            grid.current?.focus();
            if (selection.current === null) grid.current?.move(1);
          }}
          inputRef={searchInput}
        />
        <IconButton icon={RefreshCw} label={words.shell.syncNow} onPress={syncNow} />
      </header>
      <main
        className={styles.panes}
        data-layout={layout}
        style={{ '--folders': `${foldersWidth}px`, '--list': `${listWidth}px` }}
      >
        <div data-pane="folders" className={styles.folders} hidden={!shown('folders')}>
          <Folders
            mailboxes={mailboxes}
            statuses={statuses}
            scope={isSearching ? null : scope}
            onSelect={select}
            onOpen={(next) => {
              select(next);
              if (layout !== 'wide') focusPane('list');
            }}
            onAddAccount={onAddAccount}
          />
        </div>
        {layout === 'wide' ? (
          <Splitter
            label={words.shell.resizeFolders}
            width={foldersWidth}
            onChange={setFoldersWidth}
            {...paneWidths.folders}
          />
        ) : null}
        <div data-pane="list" className={styles.list} hidden={!shown('list')}>
          {isSearching ? (
            <SearchResults key="search" {...list} query={query} mailboxes={mailboxes} />
          ) : (
            <MessageList
              key={scopeKey(scope)}
              {...list}
              scope={scope}
              mailboxes={mailboxes}
              isSyncing={isSyncing}
            />
          )}
        </div>
        {layout === 'narrow' ? null : (
          <Splitter
            label={words.shell.resizeList}
            width={listWidth}
            onChange={setListWidth}
            {...paneWidths.list}
          />
        )}
        <div data-pane="reader" tabIndex={-1} className={styles.reader} hidden={!shown('reader')}>
          {selection.ids.size > 1 ? (
            <p className={styles.many}>{words.list.selected(selection.ids.size)}</p>
          ) : (
            <Reader placement={open} />
          )}
        </div>
      </main>
      {failed ? (
        <p role="alert" className={styles.failed}>
          {words.shell.actionFailed}
        </p>
      ) : null}
      <SyncStatus
        accounts={mailboxes.accounts}
        statuses={statuses}
        notices={notices}
        onRetry={syncNow}
        onDismissNotice={dismissNotice}
      />
    </div>
  );
}
