import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowHeight } from './message-row.tsx';
import { rowAt, shiftOf } from './message-window.ts';
import type { RowSource } from './row-source.ts';

/** Rows drawn beyond each edge of the view. */
const overscan = 6;

/**
 * Which rows are in view, and the scroll position that keeps them there: when the rows' places
 * change (new mail above, an estimate corrected), the position moves with them. At the very top
 * it does not: there new mail is wanted in view.
 */
export function useGridScroll(source: RowSource) {
  const gridRef = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  const { state } = source;
  const firstInView = Math.floor(view.top / rowHeight);
  const lastInView = Math.floor(Math.max(0, view.top + view.height - 1) / rowHeight);
  const first = Math.max(0, firstInView - overscan);
  const last = Math.min(state.total - 1, lastInView + overscan);

  const measure = useCallback(() => {
    const grid = gridRef.current;
    if (grid === null) return;
    const { scrollTop: top, clientHeight: height } = grid;
    setView((old) => (old.top === top && old.height === height ? old : { top, height }));
  }, []);

  useLayoutEffect(() => {
    const grid = gridRef.current;
    if (grid === null) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [measure]);

  const previous = useRef(state);
  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = state;
    const grid = gridRef.current;
    if (grid === null || before === state) return;
    const top = grid.scrollTop;
    if (top > 0) {
      const from = Math.floor(top / rowHeight);
      const to = Math.floor((top + grid.clientHeight) / rowHeight);
      const visible: string[] = [];
      for (let index = from; index <= to; index++) {
        const row = rowAt(before, index);
        if (row !== undefined) visible.push(row.id);
      }
      const shift = shiftOf(before, state, visible);
      if (shift !== 0) grid.scrollTop = top + shift * rowHeight;
    }
    measure();
  }, [state, measure]);

  const { look } = source;
  useEffect(() => {
    const grid = gridRef.current;
    if (!state.ready || grid === null || view.height === 0) return;
    // As it stands by now, not as it was drawn: the list may have been scrolled since.
    const from = Math.floor(grid.scrollTop / rowHeight);
    look(from, from + Math.max(lastInView - firstInView, 1));
  }, [look, state, firstInView, lastInView, view.height]);

  /** Scrolls as little as needed to have a place wholly in view. */
  const reveal = useCallback(
    (index: number) => {
      const grid = gridRef.current;
      if (grid === null) return;
      const top = index * rowHeight;
      if (top < grid.scrollTop) grid.scrollTop = top;
      else if (top + rowHeight > grid.scrollTop + grid.clientHeight) {
        grid.scrollTop = top + rowHeight - grid.clientHeight;
      }
      measure();
    },
    [measure],
  );

  return { gridRef, first, last, onScroll: measure, reveal };
}
