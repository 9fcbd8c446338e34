import { check, runSuites, vitest } from './ci/suites.ts';

const { failed } = await runSuites({
  types: check(['npx', 'tsc', '--build']),
  lint: check(['npx', 'biome', 'check', '--error-on-warnings']),
  unit: vitest(),
});
process.exitCode = failed === 0 ? 0 : 1;
