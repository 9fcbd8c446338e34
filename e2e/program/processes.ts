import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { failedWith } from '../../scripts/runtime/cache-folder.ts';

type Entry = { pid: number; parent: number; group: number; session: number; zombie: boolean };

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended while we looked.
    return null;
  }
}

function entryOf(pid: number): Entry | null {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The command's name is in parentheses and may itself hold spaces and parentheses.
  const [state, parent, group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    zombie: state === 'Z' || state === 'X',
  };
}

/**
 * The living processes of the program whose first process is `leader`: its descendants, its group
 * and its session, so that one whose parent died is still found. Linux only; elsewhere the leader.
 * The leader must have been started as the leader of a group of its own.
 */
export function processesOf(leader: number): number[] {
  if (process.platform !== 'linux') return [leader];
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => entryOf(Number(name)))
    .filter((entry) => entry !== null);
  const found = new Set<number>([leader]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent, group, session } of all) {
      if (found.has(pid)) continue;
      if (!found.has(parent) && group !== leader && session !== leader) continue;
      found.add(pid);
      grown = true;
    }
  }
  return all.filter(({ pid, zombie }) => found.has(pid) && !zombie).map(({ pid }) => pid);
}

/**
 * Kills every process of the program with SIGKILL, as a power cut would, and resolves to the
 * number of processes that were alive, once none is left.
 */
export async function killAll(leader: number): Promise<number> {
  if (process.platform === 'win32') {
    const killer = spawn('taskkill', ['/T', '/F', '/PID', String(leader)], { stdio: 'ignore' });
    await new Promise((done) => killer.once('close', done));
    return 1;
  }
  // Seen first: afterwards orphans have another parent.
  const known = new Set(processesOf(leader));
  const alive = known.size;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // No process of the group is left.
  }
  if (process.platform !== 'linux') return alive;
  for (;;) {
    for (const pid of processesOf(leader)) known.add(pid);
    const left = [...known].filter((pid) => {
      const entry = entryOf(pid);
      return entry !== null && !entry.zombie;
    });
    if (left.length === 0) return alive;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
    await pause(2);
  }
}

/**
 * Waits until no process of a program that has ended is left: Chromium's helpers see the end of
 * the main process a moment later. Those still there after 10 s are killed; how many they were.
 */
export async function outlived(leader: number): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const deadline = performance.now() + 10_000;
  while (processesOf(leader).length > 0) {
    if (performance.now() > deadline) return killAll(leader);
    await pause(5);
  }
  return 0;
}

/** The proportional set size of a process in bytes; 'refused' where the system keeps it secret. */
export function proportionalSetSize(pid: number): number | 'gone' | 'refused' {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch (error) {
    return failedWith(error, 'EACCES', 'EPERM') ? 'refused' : 'gone';
  }
}
