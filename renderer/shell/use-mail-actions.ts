import { useCallback, useEffect, useState } from 'react';
import type { PlacementId } from '../../app/domain/message.ts';
import { useCache, useCacheLink } from './cache-link.ts';

/** A message that stays open this long is read, milliseconds: moving past it is not reading. */
const dwell = 500;

/** What a person does to mail; `failed` is a call that did not get through, until the next. */
export function useMailActions() {
  const link = useCacheLink();
  const [failed, setFailed] = useState(false);
  const setSeen = useCallback(
    (placements: readonly PlacementId[], seen: boolean) => {
      if (placements.length === 0) return;
      link.call('intent', { type: 'setSeen', placements: [...placements], seen }).then(
        () => setFailed(false),
        () => setFailed(true),
      );
    },
    [link],
  );
  const dismissNotice = useCallback(
    (id: number) => {
      link.call('intent', { type: 'dismissNotice', id }).then(
        () => setFailed(false),
        () => setFailed(true),
      );
    },
    [link],
  );
  return { setSeen, dismissNotice, failed };
}

/** Marks the message that stays open as read. */
export function useSeenByReading(
  open: PlacementId | null,
  setSeen: (placements: readonly PlacementId[], seen: boolean) => void,
): void {
  const cache = useCache();
  useEffect(() => {
    if (open === null) return;
    const timer = setTimeout(() => {
      void cache.placements.get(open).then((row) => {
        if (row?.seen === 0) setSeen([open], true);
      });
    }, dwell);
    return () => clearTimeout(timer);
  }, [open, cache, setSeen]);
}

/**
 * The message to show in the reader: the selected one at once, but while a key is held down only
 * the one it stops at. Each opening parses a whole message.
 */
export function useSettled(id: PlacementId | null): PlacementId | null {
  const [settled, setSettled] = useState({ id, at: 0 });
  useEffect(() => {
    const wait = performance.now() - settled.at < 150 ? 120 : 0;
    if (settled.id === id) return;
    const timer = setTimeout(() => setSettled({ id, at: performance.now() }), wait);
    return () => clearTimeout(timer);
  }, [id, settled]);
  return settled.id;
}
