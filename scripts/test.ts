import { check, playwright, runSuites, vitest } from './ci/suites.ts';
import { systemIsReady } from './ci/system.ts';

const { failed } = await runSuites({
  system: systemIsReady(),
  types: check(['npx', 'tsc', '--build']),
  lint: check(['npx', 'biome', 'check', '--error-on-warnings']),
  unit: vitest(),
  build: check(['npm', 'run', '--silent', 'build']),
  e2e: playwright(),
});
process.exitCode = failed === 0 ? 0 : 1;
