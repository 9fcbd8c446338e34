import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { needsBuild } from './build-state.ts';
import { withLock } from './cache-folder.ts';
import { exitStatus } from './supervise.ts';

function build(root: string): Promise<number> {
  return new Promise((done, fail) => {
    const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const args = [electronVite, 'build', '--logLevel', 'warn'];
    // Standard output belongs to the program alone.
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', fail);
    child.on('exit', (code, signal) => done(exitStatus(code, signal)));
  });
}

/**
 * Builds the project at `root` when its sources are newer than its build; says so on standard
 * error. Several processes may ask at once. Rejects with a sentence when the build fails.
 */
export async function buildWhenNeeded(root: string): Promise<void> {
  if (!(await needsBuild(root))) return;
  await withLock(join(root, 'node_modules/.cache/godwit-build.lock'), async () => {
    // Another start may have built it while this one waited.
    if (!(await needsBuild(root))) return;
    process.stderr.write('Building Godwit.\n');
    if ((await build(root)) !== 0) throw new Error('The build failed; its messages are above.');
  });
}
