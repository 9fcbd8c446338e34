// Builds Godwit when its sources changed, finds an Electron and runs it with the arguments given.
// Standard output belongs to the program alone: with --json it is read by other programs.
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './runtime/build.ts';
import { displayFor, electronCommand, NO_DISPLAY } from './runtime/launch.ts';
import { superviseCommand } from './runtime/supervise.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  // First, so that nobody waits for a build and a download to hear it.
  if (displayFor(process.env) === 'none') throw new Error(NO_DISPLAY);
  await buildWhenNeeded(root);
  process.exitCode = await superviseCommand(await electronCommand(root, process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
// Signal handlers would keep the process; everything is written by now.
process.exit();
