import type { Page } from '@playwright/test';
import type { Protocol, Security } from '../../app/domain/account.ts';
import { type Dovecot, seed } from '../servers/dovecot.ts';
import { freePort } from '../servers/free-port.ts';
import { write } from './messages.ts';
import { expect, test } from './test.ts';

type Filled = { user: string; protocol: Protocol; security: Security; password?: string };

/** Fills the form as a person does, by its labels. */
async function fill(page: Page, server: Dovecot, account: Filled): Promise<void> {
  const { user, protocol, security, password = 'secret' } = account;
  const settings = server.settings(user, protocol, security);
  // The radio itself is drawn by its label.
  const radio = page.getByRole('radio', { name: protocol === 'imap' ? /^IMAP/ : /^POP3/ });
  await page.locator('label', { has: radio }).click();
  await page.getByLabel('E-mail address').fill('robin@example.org');
  await page.getByLabel('Account name').fill('Home');
  await page.getByLabel('Server').fill(settings.host);
  const shown = { tls: 'TLS', starttls: 'STARTTLS', none: /^None/ }[security];
  await page.getByRole('button', { name: /Security/ }).click();
  await page.getByRole('option', { name: shown, exact: typeof shown === 'string' }).click();
  await page.getByLabel('Port').fill(String(settings.port));
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill(password);
  if (security !== 'none') {
    await page.locator('input[type=file]').setInputFiles(server.caFile);
    await expect(page.getByText(/is trusted for this account/)).toBeVisible();
  }
}

const ways: [Protocol, Security][] = [
  ['imap', 'tls'],
  ['imap', 'starttls'],
  ['pop3', 'tls'],
];
for (const [protocol, security] of ways) {
  test(`an account is added by hand: ${protocol} over ${security}`, async ({
    server,
    user,
    open,
  }) => {
    await seed(server, user, 'INBOX', [{ bytes: write({ subject: 'Welcome aboard' }) }]);
    const { page, mail, complaints } = await open();
    await expect(page.getByRole('heading', { name: 'Add a mail account' })).toBeVisible();
    await fill(page, server, { user, protocol, security });
    await page.keyboard.press('Enter');
    await expect(mail.row('Welcome aboard')).toBeVisible();
    await expect(mail.folders).toContainText('Home');
    await mail.row('Welcome aboard').click();
    await expect(mail.message).toContainText('The text of Welcome aboard.');
    expect(complaints).toEqual([]);
  });
}

test('SYNC-7: what is wrong is said at the field it belongs to', async ({ server, user, open }) => {
  const { page } = await open();
  const form = { user, protocol: 'imap', security: 'starttls' } as const;
  await fill(page, server, { ...form, password: 'wrong' });
  const add = page.getByRole('button', { name: 'Add account' });
  await add.click();
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/did not accept/);
  await expect(page.getByLabel('Password')).toBeFocused();

  await page.getByLabel('Password').fill('secret');
  await page.getByLabel('Port').fill(String(await freePort()));
  await add.click();
  await expect(page.getByLabel('Port')).toHaveAccessibleDescription(/does not answer on port/);

  await page.getByLabel('Port').fill(String(server.ports.imap));
  await page.getByLabel('Server').fill('nowhere.invalid');
  await add.click();
  await expect(page.getByLabel('Server')).toHaveAccessibleDescription(/No server named/);

  await page.getByLabel('Server').fill('127.0.0.1');
  await page.getByRole('button', { name: 'Remove' }).click();
  await add.click();
  await expect(page.getByRole('button', { name: /Security/ })).toHaveAccessibleDescription(
    /authority this computer does not know/,
  );
  await expect(page.getByRole('heading', { name: 'Add a mail account' })).toBeVisible();
});
