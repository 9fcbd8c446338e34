import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Dovecot, seed, startDovecot } from '../servers/dovecot.ts';
import { generatedMail } from './generated-mail.ts';
import { sha256 } from './held.ts';
import { readImap } from './imap-reader.ts';
import { readPop3 } from './pop3-reader.ts';

let server: Dovecot;
const mail = generatedMail(48);

beforeAll(async () => {
  server = await startDovecot();
  await seed(
    server,
    'ada',
    'INBOX',
    mail.map(({ bytes }, index) => ({ bytes, flags: index % 2 === 0 ? ['\\Seen'] : [] })),
  );
  await seed(server, 'ada', 'Work/Reports', mail.slice(0, 3));
});
afterAll(() => server.stop());

/** The message as it goes over the wire: each line end as CRLF. */
function onTheWire(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
}

test('the IMAP reader gives the bytes and flags that were put there, NUL as 0x80', async () => {
  const held = await readImap(server.ports.imap, 'ada', 'Ada');
  const inbox = held.filter(({ folder }) => folder === 'INBOX');
  expect(inbox.map((one) => one.sha256)).toEqual(
    mail.map(({ bytes }) => {
      return sha256(Buffer.from(onTheWire(bytes).map((byte) => (byte === 0 ? 0x80 : byte))));
    }),
  );
  expect(inbox.map(({ flags }) => flags.length)).toEqual(mail.map((_, index) => 1 - (index % 2)));
  expect(held.filter(({ folder }) => folder === 'Work/Reports').map(({ id }) => id)).toEqual([
    '1',
    '2',
    '3',
  ]);
});

test('the POP3 reader gives the bytes that were put there, with a final line end', async () => {
  const held = await readPop3(server.ports.pop3, 'ada', 'Ada');
  expect(held.map((one) => one.sha256)).toEqual(
    mail.map(({ bytes }) => {
      const wire = onTheWire(bytes);
      return sha256(wire.at(-1) === 10 ? wire : Buffer.concat([wire, Buffer.from('\r\n')]));
    }),
  );
  expect(new Set(held.map(({ id }) => id)).size).toBe(mail.length);
});
