// Builds Godwit when its sources changed, finds an Electron and runs it with the arguments given.
// Standard output belongs to the program alone: with --json it is read by other programs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needsBuild } from './runtime/build-state.ts';
import { withLock } from './runtime/cache-folder.ts';
import { displayFor, electronCommand, NO_DISPLAY } from './runtime/launch.ts';
import { exitStatus, superviseCommand } from './runtime/supervise.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function build(): Promise<number> {
  return new Promise((done, fail) => {
    const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const args = [electronVite, 'build', '--logLevel', 'warn'];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', fail);
    child.on('exit', (code, signal) => done(exitStatus(code, signal)));
  });
}

async function buildWhenNeeded(): Promise<void> {
  if (!(await needsBuild(root))) return;
  await withLock(join(root, 'node_modules/.cache/godwit-build.lock'), async () => {
    // Another start may have built it while this one waited.
    if (!(await needsBuild(root))) return;
    process.stderr.write('Building Godwit.\n');
    if ((await build()) !== 0) throw new Error('The build failed; its messages are above.');
  });
}

try {
  // First, so that nobody waits for a build and a download to hear it.
  if (displayFor(process.env) === 'none') throw new Error(NO_DISPLAY);
  await buildWhenNeeded();
  process.exitCode = await superviseCommand(await electronCommand(root, process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
// Signal handlers would keep the process; everything is written by now.
process.exit();
