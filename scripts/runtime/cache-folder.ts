import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where prepared runtimes live: XDG_CACHE_HOME when it is absolute, as its standard says. */
export function runtimeCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const stated = env.XDG_CACHE_HOME;
  const base = stated !== undefined && isAbsolute(stated) ? stated : join(homedir(), '.cache');
  return join(base, 'godwit', 'electron-runtime');
}

/** True for the error Node gives when an operating system call failed with this code. */
export function failedWith(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** True when a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return failedWith(error, 'EPERM');
  }
}

const POLL_MS = 250;
// A pid can be reused, or belong to another container sharing the folder: age ends any claim.
const STALE_MS = 30 * 60_000;

async function removeIfAbandoned(lockFile: string): Promise<void> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(lockFile, 'utf8'), stat(lockFile)]);
    const age = Date.now() - mtimeMs;
    const owner = Number.parseInt(text, 10);
    // An empty file is one whose owner has not written its id yet.
    const ownerGone = Number.isNaN(owner) ? age > 5_000 : !isAlive(owner);
    if (ownerGone || age > STALE_MS) await rm(lockFile, { force: true });
  } catch (error) {
    if (!failedWith(error, 'ENOENT')) throw error;
  }
}

/**
 * Runs `work` while holding the lock file, waiting for another process that holds it; a lock whose
 * owner is gone, or older than 30 minutes, is taken over. It saves doing work twice: two takeovers
 * at the same instant may both run, so `work` must also be safe to run twice.
 */
export async function withLock<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lockFile), { recursive: true });
  for (;;) {
    try {
      const handle = await open(lockFile, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if (!failedWith(error, 'EEXIST')) throw error;
      await removeIfAbandoned(lockFile);
      await pause(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}
