import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useCache } from '../../shell/cache-link.ts';
import type { Scope } from './message-order.ts';
import { WindowReader, type WindowState } from './window-reader.ts';

/**
 * Follows a list; `counted` is how many messages its folders say they hold. A new `scope` object
 * is a new list: keep the object while the list stays.
 */
export function useMessageWindow(
  scope: Scope,
  counted: number,
): { reader: WindowReader; state: WindowState } {
  const cache = useCache();
  const reader = useMemo(() => new WindowReader(cache, scope), [cache, scope]);
  const state = useSyncExternalStore(reader.subscribe, reader.snapshot);
  useEffect(() => reader.setCounted(counted), [reader, counted]);
  return { reader, state };
}
