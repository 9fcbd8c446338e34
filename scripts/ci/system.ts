import { ensureSystemPackages } from '../runtime/system-packages.ts';
import type { Suite } from './suites.ts';

/** Makes sure of Electron's libraries and of Dovecot, which every later suite needs. */
export function systemIsReady(): Suite {
  return {
    run: async () => {
      try {
        await ensureSystemPackages(['electron', 'dovecot']);
        return { passed: 1, failed: 0 };
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        return { passed: 0, failed: 1 };
      }
    },
    // Every suite after it would fail for the same reason, in many more words.
    isPrerequisite: true,
  };
}
