/** What a key does in the window, wherever the focus is. */
export type Shortcut =
  | { type: 'move'; by: 1 | -1 }
  | { type: 'toggleSeen' }
  | { type: 'search' }
  | { type: 'syncNow' }
  /** Out of the message, back to the list. */
  | { type: 'leave' }
  | { type: 'nextPane'; by: 1 | -1 };

/** A key as the event has it, and where it was pressed. */
export type Pressed = {
  key: string;
  shift: boolean;
  /** Control, on the Mac Command. */
  mod: boolean;
  alt: boolean;
  /** Letters are typed here: in a field, or in a tree that is searched by typing. */
  takesLetters: boolean;
};

/** The window's shortcut for a key: Thunderbird's and Gmail's common ones; null for none. */
export function shortcutOf({ key, shift, mod, alt, takesLetters }: Pressed): Shortcut | null {
  if (alt) return null;
  if (key === 'F6') return { type: 'nextPane', by: shift ? -1 : 1 };
  if (key === 'F5' && !mod && !shift) return { type: 'syncNow' };
  if (key === 'Escape' && !mod && !shift) return takesLetters ? null : { type: 'leave' };
  if (mod) return key.toLowerCase() === 'k' && !shift ? { type: 'search' } : null;
  if (takesLetters || shift) return null;
  switch (key) {
    case '/':
      return { type: 'search' };
    case 'n':
    case 'j':
      return { type: 'move', by: 1 };
    case 'p':
    case 'k':
      return { type: 'move', by: -1 };
    case 'm':
      return { type: 'toggleSeen' };
    default:
      return null;
  }
}
