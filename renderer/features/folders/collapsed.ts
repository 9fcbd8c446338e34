import { useCallback, useState } from 'react';

const key = 'godwit.folders.collapsed';

function read(): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Which rows of the tree are collapsed; remembered. Everything new is open. */
export function useCollapsed(): [ReadonlySet<string>, (next: ReadonlySet<string>) => void] {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(read);
  const keep = useCallback((next: ReadonlySet<string>) => {
    setCollapsed(next);
    localStorage.setItem(key, JSON.stringify([...next]));
  }, []);
  return [collapsed, keep];
}
