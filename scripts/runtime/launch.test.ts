import { describe, expect, it } from 'vitest';
import { chromiumSwitches, composeCommand, displayFor } from './launch.ts';

describe('displayFor', () => {
  it('leaves a system with a display alone', () => {
    expect(displayFor({ DISPLAY: ':0' }, 'linux', true)).toBe('own');
    expect(displayFor({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true)).toBe('own');
    expect(displayFor({}, 'darwin', false)).toBe('own');
    expect(displayFor({}, 'win32', false)).toBe('own');
  });

  it('makes one where it can, and says where it cannot', () => {
    expect(displayFor({ DISPLAY: '' }, 'linux', true)).toBe('virtual');
    expect(displayFor({}, 'linux', false)).toBe('none');
  });
});

describe('chromiumSwitches', () => {
  it('gives up the OS sandbox for root only', () => {
    expect(chromiumSwitches({ DISPLAY: ':0' }, 'linux', 0)).toEqual(['--no-sandbox']);
    expect(chromiumSwitches({ DISPLAY: ':0' }, 'linux', 1000)).toEqual([]);
    expect(chromiumSwitches({}, 'win32', undefined)).toEqual([]);
  });

  it('names Wayland where it is the only display', () => {
    const both = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' };
    expect(chromiumSwitches(both, 'linux', 1000)).toEqual([]);
    expect(chromiumSwitches({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000)).toEqual([
      '--ozone-platform=wayland',
    ]);
  });
});

describe('composeCommand', () => {
  it('puts switches before the app folder and arguments after it', () => {
    const made = composeCommand('/e', ['--no-sandbox'], '/app/', ['--help'], 'own', { A: '1' });
    expect(made).toEqual({
      command: '/e',
      args: ['--no-sandbox', '/app', '--help'],
      env: { A: '1' },
    });
  });

  it('wraps it for a virtual display', () => {
    const made = composeCommand('/e', [], '/app', ['--json'], 'virtual', {});
    expect(made.command).toBe('xvfb-run');
    expect(made.args).toEqual(['-a', '-s', '-screen 0 1440x900x24', '/e', '/app', '--json']);
  });

  it('keeps Electron from running as a plain Node', () => {
    const made = composeCommand('/e', [], '/app', [], 'own', { ELECTRON_RUN_AS_NODE: '1' });
    expect(made.env).toEqual({});
  });
});
