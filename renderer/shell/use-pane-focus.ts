import { useCallback, useEffect, useRef } from 'react';
import type { Pane } from './use-layout.ts';

const panes: readonly Pane[] = ['folders', 'list', 'reader'];

function paneElement(pane: Pane): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
}

function focusIn(pane: Pane): void {
  const element = paneElement(pane);
  if (element === null) return;
  // The tree and the list take the focus themselves; in the reader, what scrolls.
  const inner = { folders: '[role="treegrid"]', list: '[role="grid"]', reader: '[tabindex="-1"]' };
  (element.querySelector<HTMLElement>(inner[pane]) ?? element).focus();
}

/**
 * Moves the focus between panes; in narrow windows the pane comes into view by it.
 *
 * @param isShown whether a pane is in view now.
 */
export function usePaneFocus(isShown: (pane: Pane) => boolean, show: (pane: Pane) => void) {
  const wanted = useRef<Pane | null>(null);
  useEffect(() => {
    const pane = wanted.current;
    if (pane === null || !isShown(pane)) return;
    wanted.current = null;
    focusIn(pane);
  });
  const focusPane = useCallback(
    (pane: Pane) => {
      show(pane);
      if (isShown(pane)) focusIn(pane);
      else wanted.current = pane;
    },
    [isShown, show],
  );
  const cyclePanes = useCallback(
    (by: 1 | -1) => {
      const here = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane;
      const index = here === undefined ? -1 : panes.indexOf(here as Pane);
      // From outside of the panes: the first one, or backwards the last one.
      const from = index === -1 && by === -1 ? 0 : index;
      const next = panes[(from + by + panes.length) % panes.length];
      if (next !== undefined) focusPane(next);
    },
    [focusPane],
  );
  return { focusPane, cyclePanes };
}
