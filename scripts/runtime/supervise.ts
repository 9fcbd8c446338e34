import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { LaunchCommand } from './launch.ts';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Forwarded = (typeof FORWARDED)[number];

// npx and tsx pass on a signal that the terminal has already sent to everyone.
const ECHO_MS = 1_000;

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The program that xvfb-run started, which does not pass signals on; undefined before it runs. */
function programUnder(xvfbRun: number): number | undefined {
  const children = readProc(`/proc/${xvfbRun}/task/${xvfbRun}/children`).split(' ');
  const found = children.find(
    (pid) => pid !== '' && !['Xvfb', 'xvfb-run', ''].includes(readProc(`/proc/${pid}/comm`)),
  );
  return found === undefined ? undefined : Number(found);
}

function forward(child: ChildProcess, isWrapped: boolean, signal: Forwarded): void {
  if (child.pid === undefined) return;
  if (!isWrapped) {
    child.kill(signal);
    return;
  }
  const program = programUnder(child.pid);
  try {
    // Without a program yet, the whole group ends: xvfb-run alone would leave its server behind.
    process.kill(program ?? -child.pid, signal);
  } catch {
    // It ended in this very moment: its exit is on the way.
  }
}

/** The status a shell would report for this end of a process. */
export function exitStatus(code: number | null, signal: NodeJS.Signals | null): number {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + constants.signals[signal];
}

/**
 * Runs the command with our standard streams until it ends, and resolves to its exit status.
 * SIGINT, SIGTERM and SIGHUP go to the program, each once: Chromium shuts down in order at the
 * first and dies at the second. Rejects when the command cannot be started.
 */
export function superviseCommand({ command, args, env }: LaunchCommand): Promise<number> {
  return new Promise((done, fail) => {
    const isPosix = process.platform !== 'win32';
    // A group of its own, or the terminal's Ctrl-C would arrive there beside the one passed on.
    const child = spawn(command, args, { env, stdio: 'inherit', detached: isPosix });
    const isWrapped = command === 'xvfb-run';
    const last = new Map<Forwarded, number>();
    for (const signal of FORWARDED) {
      process.on(signal, () => {
        const now = performance.now();
        if (now - (last.get(signal) ?? -Infinity) < ECHO_MS) return;
        last.set(signal, now);
        forward(child, isWrapped, signal);
      });
    }
    child.on('error', fail);
    child.on('exit', (code, signal) => done(exitStatus(code, signal)));
  });
}
