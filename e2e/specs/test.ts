import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { MailPage } from '../pages/mail-page.ts';
import { type AppWindow, type OpenOptions, openApp } from '../program/app-window.ts';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';

type Opened = AppWindow & { mail: MailPage };

type ForTest = {
  /** A fresh profile directory. */
  profile: string;
  /** A user name no other test has. */
  user: string;
  /** Opens Godwit on the test's profile; closed when the test ends. */
  open: (options?: OpenOptions) => Promise<Opened>;
};

/** A private mail server for each worker, a profile and a user name for each test. */
export const test = base.extend<ForTest, { server: Dovecot }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const server = await startDovecot();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'godwit-profile-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  user: async ({}, use, info) => {
    await use(`user-${info.testId}-${info.repeatEachIndex}`);
  },
  open: async ({ profile }, use) => {
    const windows: AppWindow[] = [];
    await use(async (options) => {
      const opened = await openApp(profile, options);
      windows.push(opened);
      return { ...opened, mail: new MailPage(opened.page) };
    });
    for (const each of windows) await each.close();
  },
});

export { expect } from '@playwright/test';
