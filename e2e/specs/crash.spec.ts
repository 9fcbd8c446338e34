import { seed } from '../servers/dovecot.ts';
import { write } from './messages.ts';
import { expect, test } from './test.ts';

test('SYNC-4: the cache host dies, another takes over, and nothing is lost or doubled', async ({
  server,
  user,
  open,
}) => {
  await seed(server, user, 'INBOX', [{ bytes: write({ subject: 'Before', age: 5 }) }]);
  const accounts = await server.accountsFile([{ name: 'Home', user, protocol: 'imap' }]);
  const { app, mail } = await open({ accounts });
  await expect(mail.row('Before')).toBeVisible();
  await expect(mail.status).toContainText(/up to date/i);
  const hosts = (): Promise<number[]> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.webContents.getURL().startsWith('app://godwit/cache-host/'))
        .map((window) => window.id),
    );
  const before = await hosts();
  expect(before).toHaveLength(1);
  await app.evaluate(({ BrowserWindow }, id) => {
    BrowserWindow.fromId(id ?? 0)?.webContents.forcefullyCrashRenderer();
  }, before[0]);
  const client = await server.client(user);
  await client.append('INBOX', write({ subject: 'After' }));
  await expect(mail.row('After')).toBeVisible({ timeout: 30_000 });
  await expect(mail.messages.getByRole('row')).toHaveCount(2);
  // The window's own calls reach the new one.
  await mail.row('After').click();
  await expect(mail.message).toContainText('The text of After.');
  await mail.search.fill('before');
  await expect(mail.messages.getByRole('row')).toHaveCount(1);
  // The dead one left no window behind.
  expect(await hosts()).toHaveLength(1);
});
