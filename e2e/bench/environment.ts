import { execFile } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { isOnPath } from '../../scripts/runtime/launch.ts';
import { resolveElectron } from '../../scripts/runtime/resolve.ts';

/** What the numbers were measured on and with. */
export type Environment = {
  commit: string;
  processors: string;
  memoryMegabytes: number;
  system: string;
  electron: string;
  versions: { [program: string]: string };
  /** Processes waiting to run, over the minute before: above about 0.5 the numbers are not clean. */
  load: number;
};

async function firstLine(command: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args);
    return (stdout || stderr).trim().split('\n')[0] ?? '';
  } catch {
    return 'unknown';
  }
}

export async function environment(): Promise<Environment> {
  const versions: { [program: string]: string } = {};
  for (const program of ['dovecot', 'mbsync', 'mpop', 'mu', 'notmuch']) {
    if (isOnPath(program)) versions[program] = await firstLine(program, ['--version']);
  }
  const dirty = (await firstLine('git', ['status', '--porcelain', '-uno'])) === '' ? '' : ' +';
  return {
    commit: `${await firstLine('git', ['rev-parse', '--short', 'HEAD'])}${dirty}`,
    processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memoryMegabytes: Math.round(totalmem() / 1024 / 1024),
    system: `${process.platform} ${release()}`,
    electron: (await resolveElectron()).version,
    versions,
    load: loadavg()[0] ?? 0,
  };
}
