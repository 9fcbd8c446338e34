import {
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import { useWords } from '../../ui/words/context.tsx';
import { gridCommand } from './grid-keys.ts';
import styles from './message-grid.module.css';
import { type MenuPoint, MessageMenu } from './message-menu.tsx';
import { MessageRow, rowHeight } from './message-row.tsx';
import { indexById, rowAt } from './message-window.ts';
import type { RowSource } from './row-source.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { useRowMoves } from './use-row-moves.ts';
import { type Selection, toggleOne } from './use-selection.ts';

/** What other parts of the window may ask of the list. */
export type GridHandle = {
  focus(): void;
  /** Moves the selection by rows: the j and k keys. */
  move(by: number): void;
};

export type MessageGridProps = {
  source: RowSource;
  selection: Selection;
  onSelectionChange: (next: Selection) => void;
  /** A message was asked for beyond its selection: Enter, or a click. */
  onOpen: (row: PlacementRow, by: 'key' | 'press') => void;
  onSetSeen: (ids: readonly string[], seen: boolean) => void;
  /** The colour of an account's edge, or null. */
  colourOf: (row: PlacementRow) => number | null;
  placeOf: (row: PlacementRow) => string | null;
  now: number;
  /** Shown when there is no row. */
  empty: ReactNode;
  handle: Ref<GridHandle>;
};

/** The list of messages: as many rows as there are, of which only those in view exist. */
export function MessageGrid({
  source,
  selection,
  onSelectionChange,
  onOpen,
  onSetSeen,
  colourOf,
  placeOf,
  now,
  empty,
  handle,
}: MessageGridProps) {
  const { list } = useWords();
  const gridId = useId();
  const [menu, setMenu] = useState<MenuPoint | null>(null);
  const { state } = source;
  const { gridRef, first, last, onScroll, reveal } = useGridScroll(source);
  const { moveTo, step } = useRowMoves({ source, selection, onSelectionChange, reveal });
  const places = useMemo(() => indexById(state), [state]);

  const currentIndex = selection.current === null ? undefined : places.get(selection.current.id);
  const currentRow = currentIndex === undefined ? undefined : rowAt(state, currentIndex);
  const isShown = currentIndex !== undefined && currentIndex >= first && currentIndex <= last;
  const domId = (index: number) => `${gridId}-${index}`;

  const toggleSeen = useCallback(
    (row: PlacementRow) => onSetSeen([row.id], row.seen === 0),
    [onSetSeen],
  );

  useImperativeHandle(
    handle,
    () => ({ focus: () => gridRef.current?.focus(), move: (by) => step(by, false) }),
    [gridRef, step],
  );

  const pageRows = () =>
    Math.max(1, Math.floor((gridRef.current?.clientHeight ?? rowHeight) / rowHeight) - 1);

  const onKeyDown = (event: React.KeyboardEvent) => {
    const command = gridCommand({
      key: event.key,
      shift: event.shiftKey,
      mod: event.ctrlKey || event.metaKey,
      alt: event.altKey,
    });
    if (command === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (command.type) {
      case 'move':
        step(command.by, command.extend);
        break;
      case 'page':
        step(command.by * pageRows(), command.extend);
        break;
      case 'end':
        moveTo(command.end === 'first' ? 0 : state.total - 1, command.extend);
        break;
      case 'open':
        if (currentRow !== undefined) onOpen(currentRow, 'key');
        break;
      case 'toggle':
        if (currentRow !== undefined) onSelectionChange(toggleOne(selection, currentRow));
        break;
      case 'all':
        void source.allIds().then((ids) => onSelectionChange({ ...selection, ids: new Set(ids) }));
        break;
      case 'menu': {
        if (currentRow === undefined || currentIndex === undefined) break;
        reveal(currentIndex);
        const box = document.getElementById(domId(currentIndex))?.getBoundingClientRect();
        if (box !== undefined) setMenu({ x: box.left + 32, y: box.top + 32, row: currentRow });
        break;
      }
    }
  };

  const rowOf = (target: EventTarget): PlacementRow | undefined => {
    if (!(target instanceof Element) || target.closest('button') !== null) return undefined;
    const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
    return index === undefined ? undefined : rowAt(state, Number(index));
  };

  const onMouseDown = (event: MouseEvent) => {
    // The grid keeps the focus, not the row: rows go when they are scrolled out of view.
    event.preventDefault();
    gridRef.current?.focus({ preventScroll: true });
    const row = rowOf(event.target);
    if (row === undefined) return;
    const index = places.get(row.id) ?? 0;
    if (event.button === 2 || (event.button === 0 && event.ctrlKey && isMac)) {
      if (!selection.ids.has(row.id)) moveTo(index, false);
    } else if (event.button === 0) {
      if (event.shiftKey) moveTo(index, true);
      else if (event.ctrlKey || event.metaKey) onSelectionChange(toggleOne(selection, row));
      else moveTo(index, false);
    }
  };

  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const isEmpty = state.ready && state.total === 0;
  return (
    <>
      <div
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label={list.label}
        aria-rowcount={state.total}
        aria-multiselectable
        aria-activedescendant={isShown ? domId(currentIndex) : undefined}
        aria-busy={!state.ready}
        className={styles.grid}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onClick={(event) => {
          const row = rowOf(event.target);
          if (row !== undefined && !event.shiftKey && !event.ctrlKey && !event.metaKey)
            onOpen(row, 'press');
        }}
        onContextMenu={(event) => {
          const row = rowOf(event.target);
          event.preventDefault();
          if (row !== undefined) setMenu({ x: event.clientX, y: event.clientY, row });
        }}
      >
        <div
          role="presentation"
          className={styles.rows}
          style={{ height: `${state.total * rowHeight}px` }}
        >
          {indexes.map((index) => {
            const row = rowAt(state, index);
            if (row === undefined) return null;
            return (
              <MessageRow
                key={row.id}
                row={row}
                index={index}
                domId={domId(index)}
                isSelected={selection.ids.has(row.id)}
                isCurrent={row.id === selection.current?.id}
                colour={colourOf(row)}
                place={placeOf(row)}
                now={now}
                onToggleSeen={toggleSeen}
              />
            );
          })}
        </div>
      </div>
      {isEmpty ? <div className={styles.empty}>{empty}</div> : null}
      <MessageMenu
        point={menu}
        selection={selection}
        onClose={() => setMenu(null)}
        onOpen={onOpen}
        onSetSeen={onSetSeen}
      />
    </>
  );
}

const isMac = /mac/i.test(navigator.platform);
