import { useCallback, useEffect, useState } from 'react';

export type Pane = 'folders' | 'list' | 'reader';
/** `narrow`: one pane at a time; `medium`: folders or list, and the reader; `wide`: all three. */
export type Layout = 'narrow' | 'medium' | 'wide';

function layoutOf(width: number): Layout {
  if (width < 620) return 'narrow';
  return width < 940 ? 'medium' : 'wide';
}

/** The layout for the window's width. */
export function useLayout(): Layout {
  const [layout, setLayout] = useState(() => layoutOf(window.innerWidth));
  useEffect(() => {
    const measure = (): void => setLayout(layoutOf(window.innerWidth));
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return layout;
}

/** Whether a pane is in view. */
export function isPaneShown(pane: Pane, layout: Layout, at: Pane): boolean {
  switch (layout) {
    case 'wide':
      return true;
    case 'medium':
      return pane === 'reader' || (pane === 'folders') === (at === 'folders');
    case 'narrow':
      return pane === at;
  }
}

/** The bounds of a pane's width, pixels. */
export const paneWidths = {
  folders: { min: 160, max: 400, start: 220 },
  list: { min: 260, max: 720, start: 360 },
} as const;

/** The width of a pane; remembered. */
export function usePaneWidth(pane: keyof typeof paneWidths): [number, (next: number) => void] {
  const { min, max, start } = paneWidths[pane];
  const key = `godwit.width.${pane}`;
  const within = useCallback((width: number) => Math.min(max, Math.max(min, width)), [min, max]);
  const [width, setWidth] = useState(() => {
    const kept = Number(localStorage.getItem(key));
    return Number.isFinite(kept) && kept > 0 ? within(kept) : start;
  });
  const keep = useCallback(
    (next: number) => {
      const kept = Math.round(within(next));
      setWidth(kept);
      localStorage.setItem(key, String(kept));
    },
    [key, within],
  );
  return [width, keep];
}
