import { defineConfig } from '@playwright/test';

// Long suites have file names of their own, so that neither run sees the other's tests.
const isLong = process.env.GODWIT_LONG !== undefined;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  reporter: 'list',
  // Two cores may be shared by two programs and two mail servers.
  expect: { timeout: 15_000 },
  projects: [
    { name: 'setup', testMatch: 'prepare.setup.ts' },
    {
      name: isLong ? 'long' : 'program',
      testMatch: isLong ? '**/*.long.ts' : '**/*.spec.ts',
      dependencies: ['setup'],
      use: { trace: 'off' },
    },
  ],
});
