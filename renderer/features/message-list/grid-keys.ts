/** What a key does in the list. Where it goes to is said in rows, or by an end of the list. */
export type GridCommand =
  | { type: 'move'; by: number; extend: boolean }
  | { type: 'page'; by: 1 | -1; extend: boolean }
  | { type: 'end'; end: 'first' | 'last'; extend: boolean }
  | { type: 'open' }
  | { type: 'all' }
  | { type: 'toggle' }
  | { type: 'menu' };

/** A key as the event has it; `mod` is Control, on the Mac Command. */
export type Key = { key: string; shift: boolean; mod: boolean; alt: boolean };

/** The command of a key in the list, or null: then the key is not the list's. */
export function gridCommand({ key, shift, mod, alt }: Key): GridCommand | null {
  if (alt) return null;
  const extend = shift;
  switch (key) {
    case 'ArrowDown':
      return { type: 'move', by: 1, extend };
    case 'ArrowUp':
      return { type: 'move', by: -1, extend };
    case 'PageDown':
      return { type: 'page', by: 1, extend };
    case 'PageUp':
      return { type: 'page', by: -1, extend };
    case 'Home':
      return { type: 'end', end: 'first', extend };
    case 'End':
      return { type: 'end', end: 'last', extend };
    case 'Enter':
      return mod ? null : { type: 'open' };
    case ' ':
      return mod ? { type: 'toggle' } : null;
    case 'a':
      return mod && !shift ? { type: 'all' } : null;
    case 'ContextMenu':
      return { type: 'menu' };
    case 'F10':
      return shift ? { type: 'menu' } : null;
    default:
      return null;
  }
}
