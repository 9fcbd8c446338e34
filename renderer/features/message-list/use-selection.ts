import { useCallback, useState } from 'react';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import type { PlacementId } from '../../../app/domain/message.ts';
import { type SortKey, sortKeyOf } from './message-order.ts';

/** A message and its place, kept so that it is found again when it is not in the window. */
export type Mark = { id: PlacementId; key: SortKey };

/** What is selected in a list. It refers to ids, so new mail and scrolling do not change it. */
export type Selection = {
  /** Where the keyboard is. */
  current: Mark | null;
  /** Where a range begins. */
  pivot: Mark | null;
  ids: ReadonlySet<PlacementId>;
};

export const noSelection: Selection = { current: null, pivot: null, ids: new Set() };

/** One message, and nothing else. */
export function selectOne(row: PlacementRow): Selection {
  const mark = { id: row.id, key: sortKeyOf(row) };
  return { current: mark, pivot: mark, ids: new Set([row.id]) };
}

/** Adds a message to the selection or takes it out. */
export function toggleOne(selection: Selection, row: PlacementRow): Selection {
  const mark = { id: row.id, key: sortKeyOf(row) };
  const ids = new Set(selection.ids);
  if (!ids.delete(row.id)) ids.add(row.id);
  return { current: mark, pivot: mark, ids };
}

/** Everything from the pivot to a message, which becomes the current one. */
export function selectRange(
  selection: Selection,
  row: PlacementRow,
  ids: readonly PlacementId[],
): Selection {
  const current = { id: row.id, key: sortKeyOf(row) };
  return { current, pivot: selection.pivot ?? current, ids: new Set(ids) };
}

/** The selection of a list, and how to change it. */
export function useSelection() {
  const [selection, setSelection] = useState<Selection>(noSelection);
  const clear = useCallback(() => setSelection(noSelection), []);
  return { selection, setSelection, clear };
}
