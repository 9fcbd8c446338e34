// Makes docs/screenshots/ from the sample mail, in the real program: npm run screenshots.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MailPage } from '../e2e/pages/mail-page.ts';
import { openApp } from '../e2e/program/app-window.ts';
import { sampleMail } from '../e2e/sample-mail/index.ts';
import { seed, startDovecot } from '../e2e/servers/dovecot.ts';
import { buildWhenNeeded } from './runtime/build.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs/screenshots');

await ensureSystemPackages(['electron', 'dovecot']);
await buildWhenNeeded(root);
await mkdir(target, { recursive: true });
const server = await startDovecot();
const folder = await mkdtemp(join(tmpdir(), 'godwit-screenshots-'));
try {
  const { accounts } = await sampleMail(new Date());
  for (const { user, folders } of accounts) {
    for (const { path, messages } of folders) await seed(server, user, path, messages);
  }
  await firstRun();
  const profile = join(folder, 'profile');
  const file = await server.accountsFile(accounts);
  for (const colorScheme of ['light', 'dark'] as const) await mail(profile, file, colorScheme);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
process.exit();

async function firstRun(): Promise<void> {
  const { page, close } = await openApp(join(folder, 'empty'), {
    size: { width: 1280, height: 800 },
  });
  await page.getByRole('heading', { name: 'Add a mail account' }).waitFor();
  await page.screenshot({ path: join(target, 'first-run.png') });
  await close();
}

async function mail(
  profile: string,
  accounts: string,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const { app, page, close } = await openApp(profile, {
    accounts,
    colorScheme,
    size: { width: 1280, height: 800 },
  });
  const { messages, message, search, status } = new MailPage(page);
  await status
    .getByText(/up to date/i)
    .first()
    .waitFor({ timeout: 60_000 });
  await messages.getByRole('row').nth(1).click();
  await message.getByRole('heading').first().waitFor();
  await page.mouse.move(640, 790);
  await page.screenshot({ path: join(target, `inbox-${colorScheme}.png`) });
  await search.fill('concert');
  await messages.getByRole('row').first().click();
  await message.getByRole('heading').first().waitFor();
  await page.screenshot({ path: join(target, `search-${colorScheme}.png`) });
  await search.fill('');
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.isVisible()) window.setContentSize(420, 800);
    }
  });
  await page.waitForFunction(() => window.innerWidth < 500);
  await messages.getByRole('row').first().waitFor();
  await page.screenshot({ path: join(target, `narrow-${colorScheme}.png`) });
  await close();
}
