import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { PACKAGED } from './packaged-runtime.ts';
import { type ElectronRuntime, resolveElectron } from './resolve.ts';

export interface LaunchCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export interface LaunchOptions {
  /**
   * 'when-needed' (the default) wraps the command in xvfb-run on a Linux without a display and
   * rejects when xvfb-run is not there; 'never' leaves the display to the caller.
   */
  readonly virtualDisplay?: 'when-needed' | 'never';
  /** The environment to start from; process.env by default. */
  readonly env?: NodeJS.ProcessEnv;
}

/** 'own': the system has a display. 'virtual': xvfb-run can make one. 'none': neither. */
export type Display = 'own' | 'virtual' | 'none';

/** What a user reads where there is neither a display nor xvfb-run. */
export const NO_DISPLAY =
  'There is no display (DISPLAY and WAYLAND_DISPLAY are not set) and no xvfb-run to make one: ' +
  'start Godwit in a desktop session, or install xvfb and xauth.';

/** True when a program of this name is on the PATH. */
export function isOnPath(program: string, env: NodeJS.ProcessEnv = process.env): boolean {
  return (env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/** Which display a program started with this environment would get. */
export function displayFor(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  hasXvfbRun: boolean = isOnPath('xvfb-run', env) && isOnPath('xauth', env),
): Display {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return 'own';
  return hasXvfbRun ? 'virtual' : 'none';
}

/**
 * Chromium's switches for this system: no OS sandbox for root (Chromium refuses to start with it);
 * Wayland where it is the only display, which older Electron versions do not find by themselves.
 */
export function chromiumSwitches(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  uid: number | undefined,
): readonly string[] {
  const switches: string[] = [];
  if (uid === 0) switches.push('--no-sandbox');
  if (platform === 'linux' && env.WAYLAND_DISPLAY && !env.DISPLAY) {
    switches.push('--ozone-platform=wayland');
  }
  return switches;
}

/** The whole command: switches come before the app folder, the program's arguments after it. */
export function composeCommand(
  executable: string,
  switches: readonly string[],
  appDir: string,
  args: readonly string[],
  display: Display,
  env: NodeJS.ProcessEnv,
): LaunchCommand {
  // Set by editors' terminals; it would turn Electron into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...clean } = env;
  const own = [...switches, resolve(appDir), ...args];
  if (display !== 'virtual') return { command: executable, args: own, env: clean };
  return {
    command: 'xvfb-run',
    args: ['-a', '-s', '-screen 0 1440x900x24', executable, ...own],
    // A session that says Wayland would make Electron look for a compositor instead.
    env: { ...clean, XDG_SESSION_TYPE: 'x11' },
  };
}

function nameOf(runtime: ElectronRuntime): string {
  switch (runtime.source) {
    case 'override':
      return 'from ELECTRON_OVERRIDE_DIST_PATH';
    case 'installed':
      return 'from the electron package';
    case 'download':
      return 'downloaded by the electron package';
    case 'package':
      return `from the npm package ${PACKAGED.spec}, for development and tests only`;
  }
}

function kernelSetting(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/**
 * A sentence for an ordinary Linux user whose system lets Chromium's sandbox start neither by user
 * namespaces nor by the set-user-id program beside the executable; undefined when one will work.
 */
export function sandboxWarning(executable: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return undefined;
  const namespacesRefused =
    kernelSetting('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    kernelSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    kernelSetting('/proc/sys/user/max_user_namespaces') === '0';
  if (!namespacesRefused) return undefined;
  const program = join(dirname(executable), 'chrome-sandbox');
  const found = existsSync(program) ? statSync(program) : undefined;
  if (found?.uid === 0 && (found.mode & 0o4000) !== 0) return undefined;
  return (
    'This system does not let ordinary programs make sandboxes, so Electron may refuse to start: ' +
    `run 'sudo chown root ${program} && sudo chmod 4755 ${program}' once.`
  );
}

/**
 * The command that runs the app in a folder with the resolved Electron; says on standard error, in
 * one line, which Electron that is. In the app, `process.argv` is the executable, then switches
 * such as --no-sandbox, then the app folder's absolute path, then `args`. Rejects with a sentence.
 */
export async function electronCommand(
  appDir: string,
  args: readonly string[],
  options: LaunchOptions = {},
): Promise<LaunchCommand> {
  const env = options.env ?? process.env;
  const display = options.virtualDisplay === 'never' ? 'own' : displayFor(env);
  if (display === 'none') throw new Error(NO_DISPLAY);
  const runtime = await resolveElectron();
  process.stderr.write(`Electron ${runtime.version}, ${nameOf(runtime)}.\n`);
  const warning = sandboxWarning(runtime.executable);
  if (warning !== undefined) process.stderr.write(`${warning}\n`);
  const switches = chromiumSwitches(env, process.platform, process.getuid?.());
  return composeCommand(runtime.executable, switches, appDir, args, display, env);
}
