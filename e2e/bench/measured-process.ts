import { spawn } from 'node:child_process';
import { processesOf, proportionalSetSize } from '../program/processes.ts';

/** The most memory a program held at once, in bytes; null where the system does not tell. */
export type PeakMemory = {
  /** Sum of PSS over all its processes. */
  total: number;
  /** Its first process alone, at that process's own peak. */
  main: number;
  /** The most processes seen at once. */
  processes: number;
} | null;

const SAMPLE_MS = 100;

/**
 * Samples the PSS of all processes of a running program until stopped. Reading it costs the kernel
 * a walk over the page tables, so a run that is sampled is not one whose time counts.
 */
export function sampleMemory(leader: number): () => PeakMemory {
  const peak = { total: 0, main: 0, processes: 0 };
  let refused = false;
  const sample = () => {
    const pids = processesOf(leader);
    let total = 0;
    for (const pid of pids) {
      const size = proportionalSetSize(pid);
      if (size === 'gone') continue;
      if (size === 'refused') {
        refused = true;
        continue;
      }
      total += size;
      if (pid === leader) peak.main = Math.max(peak.main, size);
    }
    peak.total = Math.max(peak.total, total);
    peak.processes = Math.max(peak.processes, pids.length);
  };
  if (process.platform !== 'linux') return () => null;
  const timer = setInterval(sample, SAMPLE_MS);
  return () => {
    clearInterval(timer);
    return refused || peak.total === 0 ? null : peak;
  };
}

/** Runs a peer's command to its end: milliseconds and, when asked for, memory. */
export function timedCommand(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; memory: boolean },
): Promise<{ ms: number; memory: PeakMemory }> {
  return new Promise((done, fail) => {
    const began = performance.now();
    const child = spawn(command, args, {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const stop = options.memory && child.pid !== undefined ? sampleMemory(child.pid) : () => null;
    const abandoned = () => child.kill('SIGKILL');
    process.once('exit', abandoned);
    let ms = 0;
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => {
      stderr += text.toString();
    });
    child.once('exit', () => {
      ms = performance.now() - began;
    });
    child.once('error', fail);
    child.once('close', (code) => {
      process.off('exit', abandoned);
      const memory = stop();
      if (code === 0) done({ ms, memory });
      else fail(new Error(`${command} ended with status ${code}: ${stderr.slice(-500)}`));
    });
  });
}
