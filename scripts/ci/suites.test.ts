import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { check, countPlaywright, countReport, countVitest, runSuites } from './suites.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('a report is counted; a test that passed only at a second try counts as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 2 };
  expect(countReport(1, JSON.stringify({ stats }), countPlaywright)).toEqual({
    passed: 5,
    failed: 3,
  });
});

test('a runner without a report, with nothing run, or with a bad end has failed', () => {
  const good = JSON.stringify({ numPassedTests: 4, numFailedTests: 0 });
  const none = JSON.stringify({ numPassedTests: 0, numFailedTests: 0 });
  expect(countReport(0, good, countVitest)).toEqual({ passed: 4, failed: 0 });
  expect(countReport(1, good, countVitest)).toEqual({ passed: 4, failed: 1 });
  for (const text of [null, '', '{}', '{"stats":', none]) {
    expect(countReport(0, text, countVitest)).toEqual({ passed: 0, failed: 1 });
  }
});

test('the last line printed is the sum over all suites', async () => {
  vi.stubEnv('GODWIT_TALLY', '');
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const sum = await runSuites({ good: check(['true']), bad: check(['false']) });
  expect(sum).toEqual({ passed: 1, failed: 1 });
  expect(String(written.mock.lastCall?.[0])).toMatch(/\n1 passed, 1 failed\n$/);
});

test('with a tally file the sum goes there and is not printed; after a failed prerequisite nothing runs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'godwit-suites-'));
  const file = join(folder, 'tally');
  vi.stubEnv('GODWIT_TALLY', file);
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const later = vi.fn(async () => ({ passed: 1, failed: 0 }));
  await runSuites({ first: { ...check(['false']), isPrerequisite: true }, later: { run: later } });
  await runSuites({ good: check(['true']) });
  expect(later).not.toHaveBeenCalled();
  expect(await readFile(file, 'utf8')).toBe('0 passed, 1 failed\n1 passed, 0 failed\n');
  expect(written.mock.calls.flat().join('')).not.toMatch(/\d passed, \d+ failed/);
  await rm(folder, { recursive: true });
});
