import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How many checks of a suite passed and failed. */
export type Tally = { passed: number; failed: number };

/** Something that runs and counts. After a failed prerequisite no further suite is run. */
export type Suite = { run: () => Promise<Tally>; isPrerequisite?: boolean };

/** Runs a command with its output passed on; its exit status. */
export function exitStatus(command: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const [program = 'false', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A check whose exit status is its answer. */
export function check(command: string[]): Suite {
  return {
    run: async () => {
      const isGood = (await exitStatus(command)) === 0;
      return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
    },
  };
}

/**
 * The tally of a runner from its exit status and its report. One that died before it could write
 * its report, or ran nothing, has failed, whatever it had passed.
 */
export function countReport(exit: number, text: string | null, count: (report: never) => Tally) {
  try {
    const tally = count(JSON.parse(text ?? '') as never);
    const { passed, failed } = tally;
    if (!Number.isInteger(passed) || !Number.isInteger(failed)) return { passed: 0, failed: 1 };
    if (passed + failed === 0) return { passed: 0, failed: 1 };
    return exit !== 0 && failed === 0 ? { passed, failed: 1 } : tally;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function reported(
  command: (file: string) => string[],
  env: (file: string) => NodeJS.ProcessEnv,
  count: (report: never) => Tally,
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'godwit-report-'));
  try {
    const file = join(folder, 'report.json');
    const exit = await exitStatus(command(file), env(file));
    return countReport(exit, await readFile(file, 'utf8').catch(() => null), count);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What of Vitest's JSON report is counted. */
export function countVitest(report: { numPassedTests: number; numFailedTests: number }): Tally {
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** What of Playwright's JSON report is counted: a test that passed only when tried again failed. */
export function countPlaywright(report: {
  stats: { expected: number; unexpected: number; flaky: number };
}): Tally {
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky };
}

/** Unit tests. */
export function vitest(...args: string[]): Suite {
  const reporters = ['--reporter=default', '--reporter=json'];
  return {
    run: () =>
      reported(
        (file) => ['npx', 'vitest', 'run', ...reporters, `--outputFile.json=${file}`, ...args],
        () => ({}),
        countVitest,
      ),
  };
}

/** End-to-end tests. */
export function playwright(...args: string[]): Suite {
  return {
    run: () =>
      reported(
        () => ['npx', 'playwright', 'test', '--reporter=list,json', ...args],
        (file) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
        countPlaywright,
      ),
  };
}

/**
 * Runs the suites one after the other, prints a line for each and, last, their sum as
 * `N passed, N failed`; the sum. With GODWIT_TALLY the sum is appended to that file instead of
 * printed, for a caller that adds up several runs.
 */
export async function runSuites(suites: { [name: string]: Suite }): Promise<Tally> {
  const sum: Tally = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const [name, { run, isPrerequisite }] of Object.entries(suites)) {
    const began = Date.now();
    const { passed, failed } = await run();
    sum.passed += passed;
    sum.failed += failed;
    const seconds = Math.round((Date.now() - began) / 1000);
    lines.push(`${name}: ${passed} ok, ${failed} not ok, ${seconds} s`);
    if (isPrerequisite && failed > 0) break;
  }
  const line = `${sum.passed} passed, ${sum.failed} failed\n`;
  const tally = process.env.GODWIT_TALLY ?? '';
  process.stdout.write(`\n${lines.join('\n')}\n${tally === '' ? line : ''}`);
  if (tally !== '') await appendFile(tally, line);
  return sum;
}
