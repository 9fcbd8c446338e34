import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needsBuild } from './build-state.ts';

let root = '';

async function file(path: string, seconds: number): Promise<void> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, '');
  await utimes(full, seconds, seconds);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'godwit-build-'));
  await file('main/index.ts', 1000);
  await file('out/main/index.js', 2000);
  await file('out/renderer/index.html', 2000);
});

afterEach(() => rm(root, { recursive: true }));

describe('needsBuild', () => {
  it('is content with a build younger than the sources', async () => {
    expect(await needsBuild(root)).toBe(false);
  });

  it('sees a newer source in any depth, but not a newer test', async () => {
    await file('renderer/features/list/row.test.tsx', 3000);
    expect(await needsBuild(root)).toBe(false);
    await file('renderer/features/list/row.tsx', 3000);
    expect(await needsBuild(root)).toBe(true);
  });

  it('sees a build that stopped half-way', async () => {
    await rm(join(root, 'out/renderer'), { recursive: true });
    expect(await needsBuild(root)).toBe(true);
  });
});
