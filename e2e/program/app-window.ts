import { resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { chromiumSwitches } from '../../scripts/runtime/launch.ts';
import { resolveElectron } from '../../scripts/runtime/resolve.ts';

const root = resolve(import.meta.dirname, '../..');

/** The program with its window open, as a person has it. */
export type AppWindow = {
  app: ElectronApplication;
  page: Page;
  /** Closes the window as a person does, and waits until the program is gone. */
  close: () => Promise<void>;
};

/** Starts the real program on a profile and waits for its window. */
export async function openApp(
  profile: string,
  options: { accounts?: string; colorScheme?: 'light' | 'dark' } = {},
): Promise<AppWindow> {
  const { executable } = await resolveElectron();
  const args = [...chromiumSwitches(process.env, process.platform, process.getuid?.()), root];
  args.push('--profile', profile);
  if (options.accounts !== undefined) args.push('--accounts', options.accounts);
  const app = await _electron.launch({
    executablePath: executable,
    args,
    colorScheme: options.colorScheme ?? 'light',
  });
  const page = await shellPage(app);
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    close: async () => {
      const closed = new Promise<void>((done) => app.process().once('exit', () => done()));
      await page.close({ runBeforeUnload: false }).catch(() => undefined);
      await closed;
    },
  };
}

/** The UI window among the program's windows: the hidden cache host is one too. */
async function shellPage(app: ElectronApplication): Promise<Page> {
  const isShell = (page: Page) => page.url().startsWith('app://godwit/shell/');
  for (;;) {
    const found = app.windows().find(isShell);
    if (found !== undefined) return found;
    const next = await app.waitForEvent('window');
    await next.waitForURL(/^app:/);
    if (isShell(next)) return next;
  }
}
