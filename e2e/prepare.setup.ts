import { resolve } from 'node:path';
import { test as setup } from '@playwright/test';
import { buildWhenNeeded } from '../scripts/runtime/build.ts';
import { resolveElectron } from '../scripts/runtime/resolve.ts';

// Neither a build nor a download of 200 MB may fall into a test's own time. A build named by
// GODWIT_APP_FOLDER is taken as it is.
setup('the build is up to date and an Electron is there', async () => {
  setup.setTimeout(15 * 60_000);
  if (process.env.GODWIT_APP_FOLDER === undefined) {
    await buildWhenNeeded(resolve(import.meta.dirname, '..'));
  }
  const { version, executable } = await resolveElectron();
  process.stdout.write(`Electron ${version}: ${executable}\n`);
});
