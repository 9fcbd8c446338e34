import { describe, expect, it } from 'vitest';
import {
  debianPackages,
  distributionOf,
  installationAdvice,
  missingOf,
  type Requirement,
} from './system-packages.ts';

const gtk: Requirement = {
  presence: { kind: 'library', soname: 'libgtk-3.so.0' },
  debian: ['libgtk-3-0t64', 'libgtk-3-0'],
  fedora: 'gtk3',
  arch: 'gtk3',
};
const nss: Requirement = {
  presence: { kind: 'library', soname: 'libnss3.so' },
  debian: ['libnss3'],
  fedora: 'nss',
  arch: 'nss',
};

describe('missingOf', () => {
  it('compares whole library names', () => {
    const ldconfig = [
      '2 libs found in cache',
      '\tlibgtk-3.so.0.2404 (libc6,x86-64) => /lib/libgtk-3.so.0.2404',
      '\tlibnss3.so (libc6,x86-64) => /lib/x86_64-linux-gnu/libnss3.so',
    ].join('\n');
    expect(missingOf([gtk, nss], ldconfig)).toEqual([gtk]);
  });
});

describe('debianPackages', () => {
  const policy = (name: string, candidate: string): string =>
    `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n  Version table:\n     1.0 500\n`;

  it('takes the new name where it has a candidate', () => {
    const text = policy('libgtk-3-0t64', '3.24.41') + policy('libgtk-3-0', '(none)');
    expect(debianPackages([gtk, nss], text)).toEqual(['libgtk-3-0t64', 'libnss3']);
  });

  it('takes the old name where the new one is unknown', () => {
    const text = policy('libgtk-3-0', '3.24.38') + policy('libnss3', '3.87');
    expect(debianPackages([gtk, nss], text)).toEqual(['libgtk-3-0', 'libnss3']);
  });
});

describe('distributionOf', () => {
  it.each<[string, string]>([
    ['ID=debian\nVERSION_ID="12"', 'debian'],
    ['NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"', 'debian'],
    ['ID=fedora', 'fedora'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"', 'fedora'],
    ['ID=manjaro\nID_LIKE=arch', 'arch'],
    ['ID=alpine', 'other'],
    ['', 'other'],
  ])('tells the family from %j', (text, family) => {
    expect(distributionOf(text)).toBe(family);
  });
});

describe('installationAdvice', () => {
  it('names the packages as the system does, each once', () => {
    expect(installationAdvice([gtk, nss], 'debian', ['libgtk-3-0', 'libnss3'])).toContain(
      'apt-get install libgtk-3-0 libnss3',
    );
    expect(installationAdvice([gtk, gtk, nss], 'fedora', [])).toContain('dnf install gtk3 nss');
    expect(installationAdvice([gtk], 'arch', [])).toContain('pacman -S gtk3');
  });
});
