// The long seeded suites. GODWIT_SEED=N runs them with another seed.
import { playwright, runSuites } from './ci/suites.ts';
import { systemIsReady } from './ci/system.ts';

process.env.GODWIT_LONG = '1';
const { failed } = await runSuites({ system: systemIsReady(), long: playwright() });
process.exitCode = failed === 0 ? 0 : 1;
