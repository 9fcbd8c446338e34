import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How many checks of a suite passed and failed. */
export type Tally = { passed: number; failed: number };

type Run = { command: string[]; tally: (exit: number) => Promise<Tally> };

/** Runs a command with its output passed on; its exit status. */
export function exitStatus(command: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const [program = 'false', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const single = async (exit: number): Promise<Tally> => ({
  passed: exit === 0 ? 1 : 0,
  failed: exit === 0 ? 0 : 1,
});

async function report(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** A suite that died before it could write its report has failed, whatever it had passed. */
async function counted(exit: number, read: () => Promise<Tally>): Promise<Tally> {
  try {
    const tally = await read();
    if (tally.passed + tally.failed === 0) return { passed: 0, failed: 1 };
    return exit !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** A check whose exit status is its answer. */
export function check(command: string[]): Run {
  return { command, tally: single };
}

/** Unit tests: Vitest with its JSON report. */
export function vitest(...args: string[]): Run {
  const file = join(tmpdir(), `godwit-vitest-${process.pid}.json`);
  return {
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    tally: (exit) =>
      counted(exit, async () => {
        const { numPassedTests, numFailedTests } = (await report(file)) as {
          numPassedTests: number;
          numFailedTests: number;
        };
        await rm(file);
        return { passed: numPassedTests, failed: numFailedTests };
      }),
  };
}

/** End-to-end tests: Playwright with its JSON report. */
export function playwright(...args: string[]): Run {
  const file = join(tmpdir(), `godwit-playwright-${process.pid}.json`);
  return {
    command: [
      'env',
      `PLAYWRIGHT_JSON_OUTPUT_NAME=${file}`,
      'npx',
      'playwright',
      'test',
      '--reporter=list,json',
      ...args,
    ],
    tally: (exit) =>
      counted(exit, async () => {
        const { stats } = (await report(file)) as {
          stats: { expected: number; unexpected: number; flaky: number };
        };
        await rm(file);
        return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
      }),
  };
}

/** Runs the suites one after the other and prints a line for each; the sum. */
export async function runSuites(suites: { [name: string]: Run }): Promise<Tally> {
  const sum: Tally = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const [name, { command, tally }] of Object.entries(suites)) {
    const began = Date.now();
    const { passed, failed } = await tally(await exitStatus(command));
    sum.passed += passed;
    sum.failed += failed;
    lines.push(
      `${name}: ${passed} ok, ${failed} not ok, ${Math.round((Date.now() - began) / 1000)} s`,
    );
  }
  process.stdout.write(`\n${lines.join('\n')}\n${sum.passed} passed, ${sum.failed} failed\n`);
  return sum;
}
