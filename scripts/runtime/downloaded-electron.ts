import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.ts';

/** The `electron` npm package, whose binary is fetched separately from it. */
export interface ElectronPackage {
  readonly folder: string;
  readonly version: string;
}

/** A binary inside a dist folder of the layout that Electron releases have. */
export interface DistBinary {
  readonly executable: string;
  readonly version: string;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    return undefined;
  }
}

/** Where the executable lies in a dist folder of this platform. */
export function executableWithinDist(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}

/** Finds the `electron` package; undefined when development dependencies are not installed. */
export async function findElectronPackage(): Promise<ElectronPackage | undefined> {
  try {
    const manifest = createRequire(import.meta.url).resolve('electron/package.json');
    const parsed: unknown = JSON.parse(await readFile(manifest, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('version' in parsed)) return undefined;
    return { folder: dirname(manifest), version: String(parsed.version) };
  } catch {
    return undefined;
  }
}

/** The binary in a dist folder; undefined when there is none. The version may be 'unknown'. */
export async function binaryInDist(dist: string): Promise<DistBinary | undefined> {
  const executable = join(dist, executableWithinDist(process.platform));
  if (!existsSync(executable)) return undefined;
  const version = (await textOf(join(dist, 'version')))?.replace(/^v/, '');
  return { executable, version: version ?? 'unknown' };
}

/**
 * The binary that the `electron` package downloaded earlier; undefined when it has none, or one of
 * another version (left by an update of the package).
 */
export async function installedBinary(pack: ElectronPackage): Promise<DistBinary | undefined> {
  // The package writes path.txt last: without it an unpacking was interrupted.
  if ((await textOf(join(pack.folder, 'path.txt'))) === undefined) return undefined;
  const found = await binaryInDist(join(pack.folder, 'dist'));
  return found?.version === pack.version ? found : undefined;
}

/** Why a failed install script failed: the message of the first error it printed. */
export function reasonOfFailure(stderr: string): string {
  const error = /^(?:\w*Error): (.+)$/m.exec(stderr)?.[1];
  return error ?? (stderr.trim().split('\n').at(-1) || 'no reason was given');
}

/**
 * Runs the `electron` package's own download, which verifies checksums and honours its mirror
 * settings. Gives up 5 s after asking a host that stays silent, or after 30 s without a byte.
 */
export async function downloadBinary(
  pack: ElectronPackage,
): Promise<{ ok: true; binary: DistBinary } | { ok: false; reason: string }> {
  const deadline = new URL('fetch-deadline.mjs', import.meta.url).href;
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env;
  const install = join(pack.folder, 'install.js');
  const result = await runCommand(process.execPath, ['--import', deadline, install], {
    // Not the caller's folder: nothing there should be able to influence the download.
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env,
  });
  if (result.code !== 0) return { ok: false, reason: reasonOfFailure(result.stderr) };
  const binary = await installedBinary(pack);
  return binary === undefined
    ? { ok: false, reason: 'its install script left no usable binary' }
    : { ok: true, binary };
}
