import { useCallback, useLayoutEffect, useRef } from 'react';
import { compareKeys, sortKeyOf } from './message-order.ts';
import { indexById, rowAt } from './message-window.ts';
import type { RowSource } from './row-source.ts';
import { type Mark, type Selection, selectOne, selectRange } from './use-selection.ts';

type Moves = {
  source: RowSource;
  selection: Selection;
  onSelectionChange: (next: Selection) => void;
  reveal: (index: number) => void;
};

/** Moves of the selection by place, also to places that have still to be loaded. */
export function useRowMoves({ source, selection, onSelectionChange, reveal }: Moves) {
  const { state, look, lookAt, idsBetween } = source;
  // Where a move goes to as soon as the rows there have come.
  const pending = useRef<{ index: number; extend: boolean } | null>(null);
  // A step from a message that is not among the loaded rows: taken when it is found again.
  const sought = useRef<{ mark: Mark; by: number; extend: boolean } | null>(null);

  const moveTo = useCallback(
    (wanted: number, extend: boolean) => {
      if (state.total === 0) {
        // The list is still being opened: the key counts as soon as it is there.
        if (!state.ready) pending.current = { index: Math.max(0, wanted), extend: false };
        return;
      }
      const index = Math.min(Math.max(0, wanted), state.total - 1);
      const row = rowAt(state, index);
      reveal(index);
      if (row === undefined) {
        pending.current = { index, extend };
        look(index, index);
        return;
      }
      pending.current = null;
      if (!extend || selection.pivot === null) {
        onSelectionChange(selectOne(row));
        return;
      }
      const current = { id: row.id, key: [row.date, row.id] as const };
      void idsBetween(selection.pivot, current).then((ids) =>
        onSelectionChange(selectRange(selection, row, ids)),
      );
    },
    [state, selection, onSelectionChange, reveal, look, idsBetween],
  );

  const step = useCallback(
    (by: number, extend: boolean) => {
      const from = pending.current?.index;
      if (from !== undefined) {
        moveTo(from + by, extend);
        return;
      }
      if (selection.current === null) {
        moveTo(by > 0 ? 0 : state.total - 1, false);
        return;
      }
      const index = indexById(state).get(selection.current.id);
      if (index !== undefined) {
        moveTo(index + by, extend);
        return;
      }
      if (state.rows.length === state.total) {
        // The whole list is here, and the message is not in it any more.
        moveTo(by > 0 ? 0 : state.total - 1, false);
        return;
      }
      sought.current = { mark: selection.current, by, extend };
      lookAt(selection.current.key);
    },
    [state, selection, moveTo, lookAt],
  );

  // Before the list looks at what is in view: what is revealed here is what it must look at.
  useLayoutEffect(() => {
    const wanted = pending.current;
    if (state.ready && state.total === 0) pending.current = null;
    if (wanted !== null && rowAt(state, wanted.index) !== undefined) {
      moveTo(wanted.index, wanted.extend);
    }
    const step = sought.current;
    const [first, last] = [state.rows[0], state.rows.at(-1)];
    if (step === null || first === undefined || last === undefined) return;
    const { mark, by, extend } = step;
    const isHere =
      compareKeys(sortKeyOf(first), mark.key) <= 0 && compareKeys(mark.key, sortKeyOf(last)) <= 0;
    const index = indexById(state).get(mark.id);
    if (index === undefined && !isHere) return;
    sought.current = null;
    if (index !== undefined) moveTo(index + by, extend);
    else {
      // It was removed: the one that took its place is next.
      const next = state.rows.findIndex((row) => compareKeys(mark.key, sortKeyOf(row)) <= 0);
      moveTo(state.firstIndex + next, false);
    }
  }, [state, moveTo]);

  return { moveTo, step };
}
