import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { seed } from '../servers/dovecot.ts';
import { write } from './messages.ts';
import { expect, test } from './test.ts';

test('one inbox over an IMAP and a POP3 account, newest first', async ({ server, user, open }) => {
  const other = `${user}-pop`;
  await seed(server, user, 'INBOX', [
    { bytes: write({ subject: 'Oldest', age: 300 }) },
    { bytes: write({ subject: 'Newest', age: 1 }) },
  ]);
  await seed(server, user, 'Work/Zürich'.replace('ü', 'u'), [
    { bytes: write({ subject: 'In a folder', age: 5 }) },
  ]);
  await seed(server, other, 'INBOX', [{ bytes: write({ subject: 'Middle', age: 60 }) }]);
  const accounts = await server.accountsFile([
    { name: 'Home', user, protocol: 'imap' },
    { name: 'Old', user: other, protocol: 'pop3' },
  ]);
  const { mail, complaints } = await open({ accounts });
  await expect(mail.messages.getByRole('row')).toHaveCount(3);
  const names = await mail.messages
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) => row.getAttribute('aria-label') ?? row.textContent ?? ''),
    );
  expect(names.map((name) => /Newest|Middle|Oldest/.exec(name)?.[0])).toEqual([
    'Newest',
    'Middle',
    'Oldest',
  ]);
  for (const name of names) {
    expect(name).toContain('Ada Berg');
    expect(name).toMatch(/unread/i);
  }
  // Each account has its folders; the POP3 one its Inbox and the folders kept here.
  for (const account of ['Home', 'Old']) await expect(mail.folder(account)).toBeVisible();
  await mail.folder('Zurich').click();
  await expect(mail.row('In a folder')).toBeVisible();
  await expect(mail.messages.getByRole('row')).toHaveCount(1);
  await expect(mail.folder('Archive').last()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a read message is read on the server, and a message marked unread is unread there', async ({
  server,
  user,
  open,
}) => {
  await seed(server, user, 'INBOX', [{ bytes: write({ subject: 'Read me' }) }]);
  const accounts = await server.accountsFile([{ name: 'Home', user, protocol: 'imap' }]);
  const { mail } = await open({ accounts });
  await mail.row('Read me').click();
  await expect(mail.message.getByRole('heading', { name: 'Read me' })).toBeVisible();
  await expect(mail.row('Read me')).not.toHaveAccessibleName(/unread/i);
  const client = await server.client(user);
  const flags = async (): Promise<string[]> => {
    await client.mailboxOpen('INBOX', { readOnly: true });
    const row = await client.fetchOne('1', { flags: true });
    await client.mailboxClose();
    return row === false ? [] : [...(row.flags ?? [])];
  };
  await expect.poll(flags).toContain('\\Seen');
  await mail.message.getByRole('button', { name: 'Mark as unread' }).click();
  await expect(mail.row('Read me')).toHaveAccessibleName(/unread/i);
  await expect.poll(flags).not.toContain('\\Seen');
});

test('an attachment is saved byte for byte', async ({ server, user, profile, open }) => {
  const bytes = new Uint8Array(70_000).map((_, index) => (index * 31 + (index >> 8)) % 256);
  await seed(server, user, 'INBOX', [
    { bytes: write({ subject: 'With a file', attachment: { name: 'data.bin', bytes } }) },
  ]);
  const accounts = await server.accountsFile([{ name: 'Home', user, protocol: 'pop3' }]);
  const { app, mail } = await open({ accounts });
  await mail.row('With a file').click();
  const list = mail.message.getByRole('list', { name: 'Attachments' });
  await expect(list).toContainText('data.bin');
  const target = join(profile, 'saved.bin');
  // The system's own dialog cannot be reached by a test; what it answers can.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await list.getByRole('button', { name: 'Save data.bin' }).click();
  await expect(list.getByText('Saved.')).toBeVisible();
  expect(Buffer.compare(await readFile(target), Buffer.from(bytes))).toBe(0);
});

test('SEC-1: HTML is shown without scripts and requests; images only when asked for', async ({
  server,
  user,
  open,
}) => {
  const asked: string[] = [];
  const web = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'image/svg+xml');
    response.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  });
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
  const address = web.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const base = `http://127.0.0.1:${port}`;
  const html = `<style>@import url(${base}/import.css); .x { background: url(${base}/css.png) }</style>
    <h1 class="x" onclick="fetch('${base}/click')">Spring news</h1>
    <script>fetch('${base}/script'); document.title = 'owned'</script>
    <img src="${base}/pixel.png" alt="picture"><img src=x onerror="fetch('${base}/onerror')">
    <link rel="stylesheet" href="${base}/link.css"><meta http-equiv="refresh" content="0;url=${base}/refresh">
    <iframe src="${base}/frame"></iframe><form action="${base}/form"><input type="submit" value="Go"></form>
    <svg><image href="${base}/svg.png"/></svg><video poster="${base}/poster.png" src="${base}/video"></video>
    <a href="${base}/followed" ping="${base}/ping">a link</a>`;
  await seed(server, user, 'INBOX', [{ bytes: write({ subject: 'Newsletter', html }) }]);
  const accounts = await server.accountsFile([{ name: 'Home', user, protocol: 'imap' }]);
  const { page, mail } = await open({ accounts });
  await mail.row('Newsletter').click();
  await expect(mail.body.getByRole('heading', { name: 'Spring news' })).toBeVisible();
  await mail.body.getByRole('heading', { name: 'Spring news' }).click();
  const bar = mail.message.getByRole('region', { name: 'Remote images blocked' });
  await expect(bar).toBeVisible();
  expect(asked).toEqual([]);
  await bar.getByRole('button', { name: 'Show images' }).click();
  await expect.poll(() => asked).toContain('/pixel.png');
  await expect(bar).toBeHidden();
  expect(asked.filter((path) => !/\.(png)$/.test(path))).toEqual([]);
  expect(await page.title()).not.toBe('owned');
  expect(page.url()).toContain('app://godwit/shell/');
  web.close();
});
