import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runtimeCacheFolder, withLock } from './cache-folder.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'godwit-lock-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('runtimeCacheFolder', () => {
  it('follows an absolute XDG_CACHE_HOME and ignores a relative one', () => {
    expect(runtimeCacheFolder({ XDG_CACHE_HOME: '/c' })).toBe('/c/godwit/electron-runtime');
    expect(runtimeCacheFolder({ XDG_CACHE_HOME: 'c' })).toMatch(
      /\.cache\/godwit\/electron-runtime$/,
    );
  });
});

describe('withLock', () => {
  it('lets one in at a time and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(20);
      inside -= 1;
    };
    const lock = join(folder, 'lock');
    await Promise.all([withLock(lock, work), withLock(lock, work), withLock(lock, work)]);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over the lock of a process that is gone', async () => {
    const lock = join(folder, 'lock');
    // Above the largest process id that Linux gives out.
    await writeFile(lock, '4194305');
    expect(await withLock(lock, async () => 'done')).toBe('done');
  });

  it('is released when the work fails', async () => {
    const lock = join(folder, 'lock');
    await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(lock, async () => 'done')).toBe('done');
  });
});
