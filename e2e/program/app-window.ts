import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { chromiumSwitches } from '../../scripts/runtime/launch.ts';
import { resolveElectron } from '../../scripts/runtime/resolve.ts';
import { ensureDisplay } from './display.ts';
import { appFolder } from './headless.ts';

/** The program with its window open, as a person has it. */
export type AppWindow = {
  app: ElectronApplication;
  page: Page;
  /** What the window's console said as an error or warning; a test expects nothing. */
  complaints: string[];
  /** Closes the window as a person does, and waits until the program is gone. Idempotent. */
  close: () => Promise<void>;
};

export type OpenOptions = {
  accounts?: string;
  colorScheme?: 'light' | 'dark';
  size?: { width: number; height: number };
};

/** Starts the real program on a profile and waits for its window. */
export async function openApp(profile: string, options: OpenOptions = {}): Promise<AppWindow> {
  await ensureDisplay();
  const { executable } = await resolveElectron();
  const switches = chromiumSwitches(process.env, process.platform, process.getuid?.());
  const args = [...switches, appFolder(), '--profile', profile];
  if (options.accounts !== undefined) args.push('--accounts', options.accounts);
  const app = await _electron.launch({
    executablePath: executable,
    args,
    colorScheme: options.colorScheme ?? 'light',
  });
  const page = await shellPage(app);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.waitForLoadState('domcontentloaded');
  if (options.size !== undefined) await resize(app, options.size);
  let closing: Promise<void> | null = null;
  return {
    app,
    page,
    complaints,
    close: () => {
      closing ??= closeWindow(app);
      return closing;
    },
  };
}

async function closeWindow(app: ElectronApplication): Promise<void> {
  const program = app.process();
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = new Promise<void>((done) => program.once('exit', () => done()));
  await app
    .evaluate(({ BrowserWindow }) => {
      const shell = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().startsWith('app://godwit/shell/'),
      );
      shell?.close();
    })
    // The program may be gone before it answers.
    .catch(() => undefined);
  await gone;
}

async function resize(
  app: ElectronApplication,
  size: { width: number; height: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.isVisible()) window.setContentSize(width, height);
    }
  }, size);
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
