import { describe, expect, it } from 'vitest';
import { type Pressed, shortcutOf } from './shortcuts.ts';

const press = (key: string, part: Partial<Pressed> = {}): Pressed => ({
  key,
  shift: false,
  mod: false,
  alt: false,
  takesLetters: false,
  ...part,
});

describe('the window\u2019s shortcuts', () => {
  it.each([
    ['n', { type: 'move', by: 1 }],
    ['j', { type: 'move', by: 1 }],
    ['p', { type: 'move', by: -1 }],
    ['k', { type: 'move', by: -1 }],
    ['m', { type: 'toggleSeen' }],
    ['/', { type: 'search' }],
    ['F5', { type: 'syncNow' }],
    ['F6', { type: 'nextPane', by: 1 }],
    ['Escape', { type: 'leave' }],
    ['x', null],
  ])('%s', (key, expected) => {
    expect(shortcutOf(press(key))).toEqual(expected);
  });

  it('leave letters alone where they are typed, but not F6 and Ctrl+K', () => {
    for (const key of ['n', 'j', 'p', 'k', 'm', '/']) {
      expect(shortcutOf(press(key, { takesLetters: true }))).toBeNull();
    }
    expect(shortcutOf(press('F6', { takesLetters: true, shift: true }))).toEqual({
      type: 'nextPane',
      by: -1,
    });
    expect(shortcutOf(press('k', { takesLetters: true, mod: true }))).toEqual({ type: 'search' });
  });

  it('do not take the system\u2019s combinations', () => {
    for (const key of ['n', 'p', 'm', 'j'])
      expect(shortcutOf(press(key, { mod: true }))).toBeNull();
    expect(shortcutOf(press('F6', { alt: true }))).toBeNull();
  });
});
