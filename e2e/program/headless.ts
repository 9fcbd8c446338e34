import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { chromiumSwitches, composeCommand } from '../../scripts/runtime/launch.ts';
import { resolveElectron } from '../../scripts/runtime/resolve.ts';
import { ensureDisplay } from './display.ts';
import { killAll, outlived } from './processes.ts';

/** The folder of the app under test: the project, or another build named by GODWIT_APP_FOLDER. */
export function appFolder(): string {
  return resolve(process.env.GODWIT_APP_FOLDER ?? resolve(import.meta.dirname, '../..'));
}

/** What `--headless sync --json` prints for an account. */
export type SyncLine = {
  account: string;
  protocol: 'imap' | 'pop3';
  messages: number;
  bytes: number;
  newMessages: number;
  listedMs: number | null;
  storedMs: number | null;
  searchableMs: number | null;
  error: string | null;
};

/** What `--headless search --json` prints for a match. */
export type SearchLine = {
  account: string;
  folder: string;
  messageId: string;
  subject: string;
  from: string;
  date: string;
  sha256: string;
};

/** A headless run that has ended. */
export type HeadlessResult = {
  /** Null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  /** The program's own sentences on standard error: the lines that begin with `godwit: `. */
  sentences: string[];
  /** Without what Chromium says of every test machine. */
  stderr: string;
  /** Milliseconds from the start of the process to its end. */
  wallMs: number;
  /** For each line of standard output: milliseconds from the start of the process. */
  lineMs: number[];
};

/** A headless run that has not ended yet. */
export type HeadlessRun = {
  /** The main process, leader of the group of all the program's processes. */
  pid: number;
  /** Resolves when the program has ended and all its output has been read. */
  result: Promise<HeadlessResult>;
  /** Milliseconds since the process was started. */
  elapsed: () => number;
  /** What Ctrl-C or a service's stop sends. */
  signal: (signal: 'SIGINT' | 'SIGTERM') => void;
  /** SIGKILL to all its processes at once; how many there were (0: it had ended before). */
  kill: () => Promise<number>;
};

export type HeadlessOptions = { profile: string; accounts?: string; json?: boolean };

/** Starts `godwit --profile … --headless …` in the real Electron. */
export async function startHeadless(
  command: readonly string[],
  { profile, accounts, json = true }: HeadlessOptions,
): Promise<HeadlessRun> {
  return startProgram([
    '--profile',
    profile,
    ...(accounts === undefined ? [] : ['--accounts', accounts]),
    ...(json ? ['--json'] : []),
    '--headless',
    ...command,
  ]);
}

/** Starts the program with arguments of any kind. */
export async function startProgram(args: readonly string[]): Promise<HeadlessRun> {
  await ensureDisplay();
  const { executable } = await resolveElectron();
  const switches = chromiumSwitches(process.env, process.platform, process.getuid?.());
  const { command, env } = composeCommand(executable, [], appFolder(), [], 'own', process.env);
  const began = performance.now();
  const child = spawn(command, [...switches, appFolder(), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const elapsed = () => performance.now() - began;
  const result = collect(child, elapsed);
  await Promise.race([once(child, 'spawn'), result]);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started.`);
  const abandoned = () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL');
  };
  process.once('exit', abandoned);
  child.once('exit', () => process.off('exit', abandoned));
  return {
    pid,
    result,
    elapsed,
    signal: (signal) => child.kill(signal),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return 0;
      return killAll(pid);
    },
  };
}

// Chromium's complaints about a system without D-Bus and without a graphics card.
const systemNoise = /^\[\d+:.*ERROR:(?:bus|viz_main_impl|command_buffer_proxy_impl)\.cc.*\n/gm;

function collect(child: ChildProcess, elapsed: () => number): Promise<HeadlessResult> {
  let stdout = '';
  let stderr = '';
  const lineMs: number[] = [];
  let wallMs = 0;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const character of text) if (character === '\n') lineMs.push(elapsed());
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.once('exit', () => {
    wallMs = elapsed();
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      stderr = stderr.replace(systemNoise, '');
      const sentences = stderr
        .split('\n')
        .filter((line) => line.startsWith('godwit: '))
        .map((line) => line.slice('godwit: '.length));
      done({ code, signal, stdout, stderr, sentences, wallMs, lineMs });
    });
  });
}

/** Runs a headless command to its end. Throws when a process of the program outlives it. */
export async function headless(
  command: readonly string[],
  options: HeadlessOptions,
): Promise<HeadlessResult> {
  const run = await startHeadless(command, options);
  const result = await run.result;
  const left = await outlived(run.pid);
  if (left > 0) throw new Error(`${left} processes outlived the program.\n${result.stderr}`);
  return result;
}

/** The lines of `--json`; throws at a line that is not a JSON object. */
export function jsonLines<T extends object>(stdout: string): T[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new Error(`Standard output has a line that is no JSON object: ${line}`);
      }
      return value as T;
    });
}
