import { describe, expect, it } from 'vitest';
import { hasDisplay, ownArguments, parseCommandLine } from './cli.ts';

const base = { profile: null, accountsFile: null, json: false };

describe('the command line', () => {
  it('drops the program, the app directory and Chromium\u2019s own switches', () => {
    const argv = ['electron', '--no-sandbox', '/app', '--profile', 'p', '--inspect=0'];
    expect(ownArguments(argv, true)).toEqual(['--profile', 'p']);
    expect(ownArguments(['godwit', '--json'], false)).toEqual(['--json']);
  });

  it.each([
    [[], { ...base, command: { type: 'window' } }],
    [['--help'], { ...base, command: { type: 'help' } }],
    [['--headless', 'sync', '--json'], { ...base, json: true, command: { type: 'sync' } }],
    [
      ['--profile', 'p', '--accounts', 'a', '--headless', 'search', 'two words'],
      {
        ...base,
        profile: 'p',
        accountsFile: 'a',
        command: { type: 'search', query: 'two words' },
      },
    ],
    [['--headless', 'export', 'd'], { ...base, command: { type: 'export', directory: 'd' } }],
  ])('reads %j', (args, expected) => {
    expect(parseCommandLine(args)).toEqual(expected);
  });

  it.each([
    [['sync']],
    [['--headless']],
    [['--headless', 'frobnicate']],
    [['--headless', 'search']],
    [['--headless', 'search', 'two', 'words']],
    [['--headless', 'sync', 'now']],
    [['--headless', 'export']],
    [['--unknown']],
    [['--profile']],
  ])('says what is wrong with %j', (args) => {
    expect(parseCommandLine(args)).toBeTypeOf('string');
  });
});

describe('a display', () => {
  it('is needed on Linux only, and is X, Wayland or the one asked for', () => {
    expect(hasDisplay('linux', {}, ['electron'])).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':1' }, [])).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }, [])).toBe(true);
    expect(hasDisplay('linux', {}, ['electron', '--ozone-platform=headless'])).toBe(true);
    expect(hasDisplay('darwin', {}, [])).toBe(true);
  });
});
