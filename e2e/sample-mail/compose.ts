import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer';
import type { Days, Letter, When } from './letter.ts';

const DAY_MS = 86_400_000;
const LINE = 72;

/** What a letter's composition depends on beside itself. */
export type Occasion = {
  now: Date;
  /** The letters it may answer, by id. */
  others: ReadonlyMap<string, Letter>;
};

/** The days of a letter sent at some time, counted from `now`. */
export function daysFrom(now: Date): Days {
  const at = (offset: number) => new Date(now.getTime() + offset * DAY_MS);
  return {
    weekday: (offset, language = 'en-GB') =>
      at(offset).toLocaleDateString(language, { weekday: 'long', timeZone: 'UTC' }),
    date: (offset, language = 'en-GB') =>
      at(offset).toLocaleDateString(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
    stamp: (offset) => at(offset).toISOString().slice(0, 10).replaceAll('-', ''),
  };
}

/** The instant a letter was sent, to the second. */
export function sentAt(when: When, now: Date): Date {
  const second = Math.floor(now.getTime() / 1_000) * 1_000;
  if ('minutesAgo' in when) return new Date(second - when.minutesAgo * 60_000);
  const [daysAgo, time] = when;
  const midnight = Math.floor(second / DAY_MS - daysAgo) * DAY_MS;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(midnight + (hours * 60 + minutes) * 60_000);
}

/** A letter's Message-ID: its own id at its sender's host. */
export function messageId({ id, from }: Letter): string {
  const host = /@([^@>]+)>?$/.exec(from)?.[1];
  if (host === undefined) throw new Error(`The letter ${id} has no sender.`);
  return `<${id}@${host}>`;
}

/** The Message-IDs of all that led to this letter, the oldest first. */
export function references(letter: Letter, others: ReadonlyMap<string, Letter>): string[] {
  if (letter.answers === undefined) return [];
  const before = others.get(letter.answers);
  if (before === undefined) throw new Error(`The letter ${letter.id} answers nothing known.`);
  return [...references(before, others), messageId(before)];
}

/** The raw message (RFC 5322, CRLF line ends): the same bytes for the same letter and `now`. */
export async function compose(letter: Letter, { now, others }: Occasion): Promise<Uint8Array> {
  const days = daysFrom(now);
  const date = sentAt(letter.when, now);
  if (letter.raw !== undefined) {
    const head = `Date: ${mailDate(date)}\nMessage-ID: ${messageId(letter)}\n`;
    return Buffer.from((head + letter.raw(days)).replace(/\r?\n/g, '\r\n'), 'latin1');
  }
  const say = (words: Letter['text']) => (typeof words === 'function' ? words(days) : words);
  const text = say(letter.text);
  const chain = references(letter, others);
  const message = new MailComposer({
    from: letter.from,
    to: letter.to,
    cc: letter.cc,
    replyTo: letter.replyTo,
    subject: letter.subject,
    date,
    messageId: messageId(letter),
    inReplyTo: chain.at(-1),
    references: chain.length === 0 ? undefined : chain,
    ...plain(text, letter.isFlowed === true),
    html: say(letter.html),
    icalEvent:
      letter.invitation === undefined
        ? undefined
        : { method: 'REQUEST', content: letter.invitation(days).replaceAll('\n', '\r\n') },
    attachments: letter.attachments?.map(({ content, ...attachment }) => ({
      ...attachment,
      content: Buffer.from(content),
    })),
    headers: { ...letter.headers },
    newline: 'windows',
    baseBoundary: letter.id,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await message.compile().build();
}

function plain(text: string | undefined, isFlowed: boolean): Partial<MailComposerOptions> {
  if (text === undefined || !isFlowed) return { text };
  // As `text` the composer would set a type without parameters.
  const contentType = 'text/plain; charset=utf-8; format=flowed';
  return { alternatives: [{ content: flowed(text), contentType }] };
}

function mailDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}

/** Paragraphs, one a line, with soft line breaks where they are long (RFC 3676, section 4.2). */
export function flowed(text: string): string {
  return text.split('\n').map(softened).join('\n');
}

function softened(paragraph: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + word.length >= LINE) {
      lines.push(`${line} `);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((one) => (/^(From | |>)/.test(one) ? ` ${one}` : one)).join('\n');
}
