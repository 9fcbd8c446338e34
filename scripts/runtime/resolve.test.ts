import { describe, expect, it } from 'vitest';
import { forcedSource, isFreshFailure, type ResolutionFacts, sourcesToTry } from './resolve.ts';

const nothing: ResolutionFacts = {
  forced: undefined,
  hasOverride: false,
  isInstalled: false,
  isPackageCached: false,
  downloadFailedLately: false,
};

describe('sourcesToTry', () => {
  it.each<[string, Partial<ResolutionFacts>, readonly string[]]>([
    ['downloads first, then takes the package', {}, ['download', 'package']],
    ['prefers the override to all', { hasOverride: true, isInstalled: true }, ['override']],
    ['takes what is installed without asking the network', { isInstalled: true }, ['installed']],
    [
      'skips a download that failed lately when the package is at hand',
      { isPackageCached: true, downloadFailedLately: true },
      ['package'],
    ],
    [
      'asks again when the package would have to be fetched as well',
      { downloadFailedLately: true },
      ['download', 'package'],
    ],
    [
      'asks again a day later though the package is at hand',
      { isPackageCached: true },
      ['download', 'package'],
    ],
    [
      'never falls back from a forced download',
      { forced: 'download', hasOverride: true, isPackageCached: true, downloadFailedLately: true },
      ['download'],
    ],
    [
      'counts an earlier download as the forced one',
      { forced: 'download', isInstalled: true },
      ['installed'],
    ],
    [
      'passes over everything for the forced package',
      { forced: 'package', hasOverride: true, isInstalled: true },
      ['package'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(sourcesToTry({ ...nothing, ...facts })).toEqual(expected);
  });
});

describe('forcedSource', () => {
  it('reads the two values, and nothing as nothing', () => {
    expect(forcedSource({ GODWIT_ELECTRON: 'download' })).toBe('download');
    expect(forcedSource({ GODWIT_ELECTRON: 'package' })).toBe('package');
    expect(forcedSource({ GODWIT_ELECTRON: '' })).toBeUndefined();
    expect(forcedSource({})).toBeUndefined();
  });

  it('refuses a value that means nothing', () => {
    expect(() => forcedSource({ GODWIT_ELECTRON: 'newest' })).toThrow(/'download' or 'package'/);
  });
});

describe('isFreshFailure', () => {
  const day = 86_400_000;

  it.each<[string, string, number, boolean]>([
    ['a minute old', '45.0.0 1000\n', 61_000, true],
    ['a day old', '45.0.0 1000\n', 1000 + day, false],
    ['of another version', '44.0.0 1000\n', 61_000, false],
    ['from the future, after a clock was set back', '45.0.0 90000\n', 61_000, false],
    ['absent', '', 61_000, false],
    ['damaged', '45.0.0 soon', 61_000, false],
  ])('judges a stamp %s', (_, stamp, now, expected) => {
    expect(isFreshFailure(stamp, '45.0.0', now)).toBe(expected);
  });
});
