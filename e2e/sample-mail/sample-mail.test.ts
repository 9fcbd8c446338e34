import PostalMime, { type Email } from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { flowed, messageId } from './compose.ts';
import { type SampleAccount, type SampleMessage, sampleMail } from './index.ts';
import { birds } from './letters/birds.ts';
import { choirLetters } from './letters/choir.ts';
import { family } from './letters/family.ts';
import { house } from './letters/house.ts';
import { languages } from './letters/languages.ts';
import { newsletters } from './letters/newsletters.ts';
import { oddities } from './letters/oddities.ts';
import { oldAccount } from './letters/old-account.ts';
import { receipts } from './letters/receipts.ts';
import { shelves } from './letters/shelves.ts';

const NOW = new Date('2026-03-05T14:20:31Z');
const RESERVED = /(^|\.)(example(\.(org|com|net))?|test)$/;

let accounts: SampleAccount[];
let all: { path: string; message: SampleMessage; mail: Email }[];

function messagesOf(found: readonly SampleAccount[]): { path: string; message: SampleMessage }[] {
  return found.flatMap(({ folders }) =>
    folders.flatMap(({ path, messages }) => messages.map((message) => ({ path, message }))),
  );
}

beforeAll(async () => {
  ({ accounts } = await sampleMail(NOW));
  all = await Promise.all(
    messagesOf(accounts).map(async (one) => ({
      ...one,
      mail: await PostalMime.parse(one.message.bytes),
    })),
  );
});

function bySubject(part: string): Email {
  const found = all.find(({ mail }) => mail.subject?.includes(part));
  if (found === undefined) throw new Error(`Nothing in the sample is about ${part}.`);
  return found.mail;
}

describe('the sample mail', () => {
  it('is a fortnight of at least 90 messages in an IMAP and a POP3 account', () => {
    expect(all.length).toBeGreaterThanOrEqual(90);
    expect(accounts.map(({ protocol }) => protocol)).toEqual(['imap', 'pop3']);
    expect(accounts[0]?.folders.map(({ path }) => path).sort()).toEqual([
      'Archive',
      'Choir',
      'Drafts',
      'House',
      'House/Kitchen',
      'INBOX',
      'Junk',
      'Sent',
      'Trash',
    ]);
    expect(accounts[1]?.folders.map(({ path }) => path)).toEqual(['INBOX']);
    const kept = all.filter(({ path }) => path !== 'Archive');
    for (const { message } of kept) {
      const age = NOW.getTime() - message.received.getTime();
      expect(age).toBeGreaterThan(0);
      expect(age).toBeLessThan(15 * 86_400_000);
    }
  });

  it('is the same for the same time, and moves with it', async () => {
    const again = messagesOf((await sampleMail(NOW)).accounts);
    const bytes = (list: { message: SampleMessage }[]) =>
      list.map(({ message }) => Buffer.from(message.bytes).toString('latin1'));
    expect(bytes(again)).toEqual(bytes(all));
    const later = messagesOf((await sampleMail(new Date(NOW.getTime() + 86_400_000))).accounts);
    const dates = (list: { message: SampleMessage }[]) =>
      list.map(({ message }) => message.received.getTime());
    expect(dates(later)).toEqual(dates(all).map((time) => time + 86_400_000));
  });

  it('parses, with a unique Message-ID, a date, a sender and CRLF line ends', () => {
    const ids = all.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(all.length);
    for (const { mail, message } of all) {
      expect(mail.messageId).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
      expect(mail.from?.address ?? '').toContain('@');
      expect(mail.subject).not.toBe('');
      expect(Math.abs(new Date(mail.date ?? 0).getTime() - message.received.getTime())).toBe(
        20_000,
      );
      expect(Buffer.from(message.bytes).toString('latin1')).not.toMatch(/[^\r]\n/);
      expect(`${mail.text ?? ''}${mail.html ?? ''}`).not.toContain('\ufffd');
    }
  });

  it('names only hosts that are set aside for examples', () => {
    const hosts = all.flatMap(({ mail, message }) => {
      const raw = Buffer.from(message.bytes).toString('latin1');
      const text = `${raw.split('\r\n\r\n')[0]}\n${mail.text ?? ''}\n${mail.html ?? ''}`;
      const named = text.matchAll(/(?:https?:\/\/|[\w.+-]@)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi);
      return [...named].map((match) => match[1] ?? '');
    });
    expect(hosts.length).toBeGreaterThan(200);
    expect([...new Set(hosts)].filter((host) => !RESERVED.test(host))).toEqual([]);
  });

  it.each([
    '2026-03-05T00:00:03Z',
    '2026-03-05T00:31:00Z',
    '2026-12-31T23:59:59Z',
    '2028-02-29T06:00:00Z',
  ])('answers nothing before it was written, at %s', async (now) => {
    const found = messagesOf((await sampleMail(new Date(now))).accounts);
    const mails = await Promise.all(found.map(({ message }) => PostalMime.parse(message.bytes)));
    const dates = new Map(mails.map(({ messageId, date }) => [messageId, date ?? '']));
    const answers = mails.filter(({ inReplyTo }) => inReplyTo !== undefined);
    expect(answers.length).toBeGreaterThan(20);
    for (const { inReplyTo, references, date } of answers) {
      expect(references?.trim().split(/\s+/).at(-1)).toBe(inReplyTo);
      for (const id of references?.trim().split(/\s+/) ?? []) {
        expect((dates.get(id) ?? 'unknown') < (date ?? '')).toBe(true);
      }
    }
  });

  it('speaks many languages', () => {
    const text = all.map(({ mail }) => `${mail.subject} ${mail.text ?? ''} ${mail.html ?? ''}`);
    const written = (pattern: RegExp) => text.filter((one) => pattern.test(one)).length;
    for (const script of [
      /\p{Script=Greek}{4}/u,
      /\p{Script=Cyrillic}{4}/u,
      /\p{Script=Arabic}{4}/u,
      /\p{Script=Hebrew}{3}/u,
      /\p{Script=Hiragana}{2}/u,
      /你/u,
      /\p{Script=Devanagari}{3}/u,
      /[ğışİ]/u,
      /[źłąę]/u,
      /Grüße/u,
      /¡Hola/u,
      /voilà/u,
      /\p{Extended_Pictographic}/u,
    ]) {
      expect(written(script), String(script)).toBeGreaterThan(0);
    }
  });
});

describe('its special messages', () => {
  it('decode as their charsets say', () => {
    // By its bytes: not every TextDecoder of Node knows the row from 0x80 to 0x9f.
    const harbour = all.find(({ mail }) => mail.messageId?.startsWith('<cp1252-'));
    const bytes = Buffer.from(harbour?.message.bytes ?? []).toString('latin1');
    expect(bytes).toContain('Content-Type: text/plain; charset=windows-1252\r\n');
    expect(bytes).toContain('\x84Schn\xe4pper\x93 auf Liegeplatz 7 sind noch 12,50 \x80 offen');
    expect(bySubject('古い電話からのテスト').text).toContain('まだ電池が生きていました。');
    const monster = bySubject('The museum of headers');
    expect(monster.subject).toContain('Žádný strach, δεν τρέμουμε and some plain words');
    expect(monster.from?.name).toMatch(/^Dr\. Æðelstan O'Bríain, curator .* that wrap$/);
  });

  it('carry files that are what they say', () => {
    const starts: Record<string, string> = {
      'application/pdf': '%PDF-1.4',
      'image/png': '\x89PNG\r\n\x1a\n',
      'application/zip': 'PK\x03\x04',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'PK\x03\x04',
      'text/csv': 'site,species',
    };
    const files = all.flatMap(({ mail }) => mail.attachments);
    for (const [type, start] of Object.entries(starts)) {
      const found = files.filter(({ mimeType }) => mimeType === type);
      expect(found.length, type).toBeGreaterThan(0);
      for (const { content } of found) {
        if (typeof content === 'string') throw new Error('A file is bytes.');
        const bytes = Buffer.from(new Uint8Array(content));
        expect(bytes.subarray(0, start.length).toString('latin1')).toBe(start);
      }
    }
  });

  it('are there: inline image, invitation, forwarded message, failure report, flowed text', () => {
    const inline = bySubject('What it looks like just now');
    expect(inline.html).toContain('cid:jetty@example.org');
    expect(inline.attachments[0]?.contentId).toBe('<jetty@example.org>');
    const invitation = bySubject('Dress rehearsal').attachments[0];
    expect(invitation?.mimeType).toBe('text/calendar');
    expect(invitation?.method).toBe('REQUEST');
    const raw = all.map(({ message }) => Buffer.from(message.bytes).toString('latin1'));
    const holding = (pattern: RegExp) => raw.filter((one) => pattern.test(one)).length;
    expect(holding(/^Content-Type: message\/rfc822/m)).toBe(2);
    expect(holding(/^Content-Type: multipart\/report; report-type=delivery-status/m)).toBe(1);
    expect(holding(/format=flowed/)).toBe(2);
    expect(holding(/^List-ID: /im)).toBeGreaterThan(8);
  });

  it('break long paragraphs softly and nothing else', () => {
    const text = `${'word '.repeat(40).trim()}\n\nFrom here on\n> quoted\n-- `;
    const lines = flowed(text).split('\n');
    expect(lines.every((line) => line.length < 79)).toBe(true);
    expect(lines.slice(0, 2).every((line) => line.endsWith(' '))).toBe(true);
    expect(lines).toContain(' From here on');
    expect(lines.at(-1)).toBe('-- ');
  });
});

describe('every letter as it was written', () => {
  const at = new Date('2026-05-04T12:00:00Z');
  const written = [
    ...family,
    ...house,
    ...choirLetters,
    ...languages,
    ...newsletters,
    ...receipts,
    ...birds,
    ...oddities,
    ...shelves,
    ...oldAccount,
  ];

  it('has an id of its own', () => {
    const ids = written.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  it('parses with its own subject, and has arrived by now', async () => {
    const letters = new Map(written.map((letter) => [messageId(letter), letter]));
    const found = messagesOf((await sampleMail(at)).accounts);
    expect(found.length).toBeGreaterThanOrEqual(80);
    for (const { message } of found) {
      const mail = await PostalMime.parse(message.bytes);
      const letter = letters.get(mail.messageId ?? '');
      expect(letter, mail.messageId).toBeDefined();
      // A raw one writes its own Subject, at times in a charset that Node's TextDecoder lacks.
      if (letter?.raw === undefined) expect(mail.subject ?? '').toBe(letter?.subject);
      else expect(mail.subject ?? '').not.toBe('');
      expect(message.received.getTime()).toBeLessThanOrEqual(at.getTime());
    }
  });

  it('is the same bytes for the same now', async () => {
    const bytes = async () =>
      messagesOf((await sampleMail(at)).accounts).map(({ message }) =>
        Buffer.from(message.bytes).toString('base64'),
      );
    expect(await bytes()).toEqual(await bytes());
  });
});
