import { describe, expect, it } from 'vitest';
import { en } from '../../ui/words/en/index.ts';
import { coverageWords } from './coverage.ts';

describe('what a search covered', () => {
  const digits = (words: string) => words.replace(/(\d)\D(?=\d{3})/g, '$1,');

  it('FIND-1 says how much is not on this computer', () => {
    expect(digits(coverageWords({ contents: 5_590, indexed: 5_590, missing: 10 }, en))).toBe(
      'Searched 5,590 of 5,600 messages; 10 are not on this computer yet.',
    );
  });
  it('FIND-1 says how much is not in the index', () => {
    expect(coverageWords({ contents: 100, indexed: 99, missing: 1 }, en)).toBe(
      'Searched 99 of 101 messages; 1 is not on this computer yet; 1 is not indexed yet.',
    );
  });
  it('FIND-1 says so when everything was searched', () => {
    expect(coverageWords({ contents: 100, indexed: 100, missing: 0 }, en)).toBe(
      'Searched all 100 messages',
    );
  });
});
