import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { seed } from '../servers/dovecot.ts';
import { write } from './messages.ts';
import { expect, test } from './test.ts';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the screen as it is now. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (options: object) => Promise<{
          violations: { id: string; nodes: { html: string }[] }[];
        }>;
      };
    };
    const found = await axe.run({ iframes: false });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({
    server,
    user,
    open,
    profile,
  }) => {
    await seed(server, user, 'INBOX', [
      {
        bytes: write({
          subject: 'Report',
          html: '<p>Hello <b>Robin</b> <img src="https://img.example/x.png"></p>',
          attachment: { name: 'a.txt', bytes: new Uint8Array([65]) },
        }),
      },
      { bytes: write({ subject: 'Plain', age: 9 }), flags: ['\\Seen'] },
    ]);
    const first = await open({ colorScheme });
    await expect(first.page.getByRole('heading', { name: 'Add a mail account' })).toBeVisible();
    expect(await violations(first.page)).toEqual([]);
    await first.close();
    expect(profile).not.toBe('');

    const accounts = await server.accountsFile([{ name: 'Home', user, protocol: 'imap' }]);
    const { page, mail } = await open({ accounts, colorScheme });
    await expect(mail.row('Plain')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await mail.row('Report').click();
    await expect(mail.message.getByRole('heading', { name: 'Report' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await mail.search.fill('nothing like it');
    await expect(page.getByText(/No messages match/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('the keyboard alone opens folders and messages, searches and comes back', async ({
  server,
  user,
  open,
}) => {
  await seed(server, user, 'INBOX', [
    { bytes: write({ subject: 'Second', age: 9 }) },
    { bytes: write({ subject: 'First' }) },
  ]);
  await seed(server, user, 'Sent', [{ bytes: write({ subject: 'Sent by me', age: 2 }) }]);
  const accounts = await server.accountsFile([{ name: 'Home', user, protocol: 'imap' }]);
  const { page, mail } = await open({ accounts });
  await expect(mail.row('First')).toBeVisible();
  await page.keyboard.press('j');
  await expect(mail.message.getByRole('heading', { name: 'First' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(mail.message.getByRole('heading', { name: 'Second' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(mail.row('Second')).toHaveAccessibleName(/unread/i);
  await page.keyboard.press('/');
  await expect(mail.search).toBeFocused();
  await page.keyboard.type('sent by');
  await expect(mail.row('Sent by me')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(mail.row('First')).toBeVisible();
});
