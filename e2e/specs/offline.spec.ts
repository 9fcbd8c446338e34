import { seed, startDovecot } from '../servers/dovecot.ts';
import { write } from './messages.ts';
import { expect, test } from './test.ts';

test('OFF-1 FIND-1: with no server, everything is here, can be searched and marked', async ({
  user,
  open,
}) => {
  const server = await startDovecot();
  const other = `${user}-pop`;
  await seed(server, user, 'INBOX', [
    { bytes: write({ subject: 'Itinerary', text: 'The godwit leaves Alaska at dawn.' }) },
    { bytes: write({ subject: 'Invoice', from: 'Bo Zhang <bo@example.net>', age: 9 }) },
  ]);
  await seed(server, other, 'INBOX', [
    { bytes: write({ subject: 'Postcard', text: 'Grüße aus Müllheim, liebe Robin.', age: 20 }) },
  ]);
  const accounts = await server.accountsFile([
    { name: 'Home', user, protocol: 'imap' },
    { name: 'Old', user: other, protocol: 'pop3' },
  ]);
  const first = await open({ accounts });
  await expect(first.mail.messages.getByRole('row')).toHaveCount(3);
  await expect(first.mail.status).toContainText(/up to date/i);
  await first.close();

  await server.pause();
  const { page, mail, complaints } = await open({ accounts });
  await expect(mail.messages.getByRole('row')).toHaveCount(3);
  await mail.row('Itinerary').click();
  await expect(mail.message).toContainText('The godwit leaves Alaska at dawn.');
  await expect(mail.row('Itinerary')).not.toHaveAccessibleName(/unread/i);
  await expect(mail.status).toContainText(/offline|does not answer|refused/i);

  // From the body, a sender, a subject; as you type; with and without diacritics.
  for (const [typed, subject] of [
    ['alaska', 'Itinerary'],
    ['zhang', 'Invoice'],
    ['postc', 'Postcard'],
    ['mullheim gruss', 'Postcard'],
    ['mullheim nowhere', null],
    ['grüße', 'Postcard'],
    ['mullh', 'Postcard'],
  ] as const) {
    await mail.search.fill(typed);
    if (subject === null) {
      await expect(page.getByText(/No messages match/)).toBeVisible();
      continue;
    }
    await expect(mail.row(subject)).toBeVisible();
    await expect(mail.messages.getByRole('row')).toHaveCount(1);
  }
  await mail.search.fill('');
  await expect(mail.messages.getByRole('row')).toHaveCount(3);
  expect(complaints).toEqual([]);

  // What was done with no network reaches the server when it is back.
  await server.resume();
  const client = await server.client(user);
  await page.getByRole('button', { name: 'Check for new mail' }).first().click();
  await expect
    .poll(async () => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      const found = await client.search({ seen: true }, { uid: true });
      await client.mailboxClose();
      return found === false || found === undefined ? 0 : found.length;
    })
    .toBe(1);
  await server.stop();
});

test('SYNC-4: a restart keeps everything, and new mail comes', async ({ server, user, open }) => {
  await seed(server, user, 'INBOX', [{ bytes: write({ subject: 'Before', age: 5 }) }]);
  const accounts = await server.accountsFile([{ name: 'Home', user, protocol: 'imap' }]);
  const first = await open({ accounts });
  await first.mail.row('Before').click();
  await expect(first.mail.row('Before')).not.toHaveAccessibleName(/unread/i);
  await first.close();
  await seed(server, user, 'INBOX', [{ bytes: write({ subject: 'After' }) }]);
  const { mail } = await open({ accounts });
  await expect(mail.row('After')).toBeVisible();
  await expect(mail.row('Before')).not.toHaveAccessibleName(/unread/i);
  const client = await server.client(user);
  await client.append('INBOX', write({ subject: 'While open' }));
  await expect(mail.row('While open')).toBeVisible();
});
