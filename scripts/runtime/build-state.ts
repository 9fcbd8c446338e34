import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failedWith } from './cache-folder.ts';

/** What the build reads, relative to the project. */
export const BUILD_INPUTS = [
  'app',
  'main',
  'renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
] as const;

/** Folders without which a build is not complete, relative to the project. */
const BUILD_OUTPUTS = ['out/main', 'out/renderer'] as const;

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true });
}

async function modificationTimes(path: string): Promise<readonly number[]> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return [found.mtimeMs];
    const within = (await entriesOf(path)).filter(({ name }) => !/\.test\.tsx?$/.test(name));
    return (
      await Promise.all(within.map(({ name }) => modificationTimes(join(path, name))))
    ).flat();
  } catch (error) {
    // Editors make and remove files while this looks at them.
    if (failedWith(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Decides by modification times: every output file must be younger than every source file. */
export function isOutOfDate(sources: readonly number[], outputs: readonly number[]): boolean {
  if (outputs.length === 0) return true;
  const newest = sources.reduce((a, b) => Math.max(a, b), 0);
  return outputs.some((output) => output < newest);
}

/** True when the project at `root` has no complete build or has sources newer than it. */
export async function needsBuild(root: string): Promise<boolean> {
  const outputs = await Promise.all(
    BUILD_OUTPUTS.map((path) => modificationTimes(join(root, path))),
  );
  if (outputs.some((times) => times.length === 0)) return true;
  const sources = await Promise.all(
    BUILD_INPUTS.map((path) => modificationTimes(join(root, path))),
  );
  return isOutOfDate(sources.flat(), outputs.flat());
}
