import { existsSync, readFileSync } from 'node:fs';
import { isOnPath } from './launch.ts';
import { runCommand } from './run-command.ts';

export type SystemNeed = 'electron' | 'dovecot';
export type Distribution = 'debian' | 'fedora' | 'arch' | 'other';

type Presence =
  | { readonly kind: 'library'; readonly soname: string }
  | { readonly kind: 'program'; readonly name: string }
  | { readonly kind: 'file'; readonly paths: readonly string[] };

/** One thing a need consists of, how to see that it is there, and what provides it. */
export interface Requirement {
  readonly presence: Presence;
  /** Newer Debian and Ubuntu renamed some libraries (64-bit time): the newest name comes first. */
  readonly debian: readonly string[];
  readonly fedora: string;
  readonly arch: string;
}

function library(
  soname: string,
  debian: readonly string[],
  fedora: string,
  arch: string,
): Requirement {
  return { presence: { kind: 'library', soname }, debian, fedora, arch };
}

function dovecotProgram(name: string, debian: string): Requirement {
  const paths = [`/usr/lib/dovecot/${name}`, `/usr/libexec/dovecot/${name}`];
  return {
    presence: { kind: 'file', paths },
    debian: [debian],
    fedora: 'dovecot',
    arch: 'dovecot',
  };
}

const REQUIREMENTS: Readonly<Record<SystemNeed, readonly Requirement[]>> = {
  electron: [
    {
      presence: { kind: 'program', name: 'xvfb-run' },
      debian: ['xvfb'],
      fedora: 'xorg-x11-server-Xvfb',
      arch: 'xorg-server-xvfb',
    },
    {
      presence: { kind: 'program', name: 'xauth' },
      debian: ['xauth'],
      fedora: 'xorg-x11-xauth',
      arch: 'xorg-xauth',
    },
    library('libgtk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0'], 'gtk3', 'gtk3'),
    library('libnss3.so', ['libnss3'], 'nss', 'nss'),
    library('libasound.so.2', ['libasound2t64', 'libasound2'], 'alsa-lib', 'alsa-lib'),
    library('libgbm.so.1', ['libgbm1'], 'mesa-libgbm', 'mesa'),
    library('libXss.so.1', ['libxss1'], 'libXScrnSaver', 'libxss'),
    library('libdrm.so.2', ['libdrm2'], 'libdrm', 'libdrm'),
    library(
      'libatk-bridge-2.0.so.0',
      ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
      'at-spi2-atk',
      'at-spi2-core',
    ),
    library('libcups.so.2', ['libcups2t64', 'libcups2'], 'cups-libs', 'libcups'),
  ],
  dovecot: [
    dovecotProgram('imap-login', 'dovecot-imapd'),
    dovecotProgram('pop3-login', 'dovecot-pop3d'),
    {
      // Makes the certificate of a test mail server.
      presence: { kind: 'program', name: 'openssl' },
      debian: ['openssl'],
      fedora: 'openssl',
      arch: 'openssl',
    },
  ],
};

/** Tells the family of a Linux distribution from the text of its os-release file. */
export function distributionOf(osRelease: string): Distribution {
  const values = /^ID=(.*)$/m.exec(osRelease)?.[1] ?? '';
  const like = /^ID_LIKE=(.*)$/m.exec(osRelease)?.[1] ?? '';
  const names = `${values} ${like}`.replaceAll('"', '').split(/\s+/);
  if (names.includes('debian') || names.includes('ubuntu')) return 'debian';
  if (names.includes('fedora') || names.includes('rhel')) return 'fedora';
  return names.includes('arch') ? 'arch' : 'other';
}

function isPresent(presence: Presence, sonames: ReadonlySet<string>): boolean {
  switch (presence.kind) {
    case 'library':
      return sonames.has(presence.soname);
    case 'program':
      return isOnPath(presence.name);
    case 'file':
      return presence.paths.some((path) => existsSync(path));
  }
}

/** What of `requirements` is absent, given the output of `ldconfig -p`. */
export function missingOf(
  requirements: readonly Requirement[],
  ldconfig: string,
): readonly Requirement[] {
  // Library names begin a line; a longer name must not count as a shorter one.
  const sonames = new Set(ldconfig.split('\n').map((line) => line.trim().split(' ')[0] ?? ''));
  return requirements.filter(({ presence }) => !isPresent(presence, sonames));
}

/**
 * The Debian package to install for each requirement: the first of its names that `apt-cache
 * policy` (its output in the C locale) has a candidate for, else the oldest name.
 */
export function debianPackages(
  requirements: readonly Requirement[],
  policy: string,
): readonly string[] {
  const available = new Set<string>();
  let current = '';
  for (const line of policy.split('\n')) {
    const heading = /^(\S+):$/.exec(line)?.[1];
    if (heading !== undefined) current = heading;
    else if (/^\s+Candidate: (?!\(none\))/.test(line)) available.add(current);
  }
  return requirements.flatMap(({ debian }) => {
    const chosen = debian.find((name) => available.has(name)) ?? debian.at(-1);
    return chosen === undefined ? [] : [chosen];
  });
}

/** One sentence that tells a user what to install, and how on their system. */
export function installationAdvice(
  missing: readonly Requirement[],
  distribution: Distribution,
  debian: readonly string[],
): string {
  const names = (of: (requirement: Requirement) => string): string =>
    [...new Set(missing.map(of))].join(' ');
  switch (distribution) {
    case 'debian':
      return `Some system packages are missing: run 'sudo apt-get install ${debian.join(' ')}'.`;
    case 'fedora':
      return `Some system packages are missing: run 'sudo dnf install ${names((r) => r.fedora)}'.`;
    case 'arch':
      return `Some system packages are missing: run 'sudo pacman -S ${names((r) => r.arch)}'.`;
    case 'other':
      return `Some system packages are missing; in Debian's names: ${debian.join(' ')}.`;
  }
}

async function aptGet(args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const result = await runCommand('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env,
  });
  if (result.code === 0) return;
  const reason =
    result.stderr.split('\n').find((line) => line.startsWith('E:')) ?? 'no reason given';
  throw new Error(`apt-get ${args[0] ?? ''} failed: ${reason}`);
}

async function candidates(missing: readonly Requirement[]): Promise<readonly string[]> {
  const names = missing.flatMap(({ debian }) => debian);
  const env = { ...process.env, LC_ALL: 'C' };
  const policy = await runCommand('apt-cache', ['policy', ...names], { env });
  return debianPackages(missing, policy.stdout);
}

/**
 * Makes sure that what Electron, or a test mail server, needs of the operating system is there.
 * On Debian and Ubuntu, as root, it installs what is missing; everywhere else it rejects with one
 * sentence that says what to install. Does nothing outside Linux.
 */
export async function ensureSystemPackages(need: readonly SystemNeed[]): Promise<void> {
  if (process.platform !== 'linux') return;
  const sbin = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  const ldconfig = await runCommand('ldconfig', ['-p'], { env: { ...process.env, PATH: sbin } });
  const wanted = need.flatMap((one) => REQUIREMENTS[one]);
  const missing = missingOf(wanted, ldconfig.stdout);
  if (missing.length === 0) return;
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const distribution = distributionOf(osRelease);
  if (distribution !== 'debian' || process.getuid?.() !== 0) {
    const debian =
      distribution === 'debian' ? await candidates(missing) : debianPackages(missing, '');
    throw new Error(installationAdvice(missing, distribution, debian));
  }
  await aptGet(['update']);
  const packages = await candidates(missing);
  process.stderr.write(`Installing ${packages.join(' ')}.\n`);
  await aptGet(['install', '-y', '--no-install-recommends', ...packages]);
}
