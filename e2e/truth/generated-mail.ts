import { seededRandom } from '../servers/seeded-random.ts';
import type { CorpusMessage } from './corpus.ts';

const words =
  'harbour lantern meadow copper winter letter garden signal paper bridge river window'.split(' ');

/**
 * Mail that is hard to carry unchanged, and some that is plain: `count` messages, the same each
 * time, no two alike. A person's corpus of real mail proves more; this set proves it everywhere.
 */
export function generatedMail(count: number, seed = 1): CorpusMessage[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? plain;
    const name = `${String(index).padStart(5, '0')}-${kind.name}`;
    const head = [
      `From: "Writer ${index}" <writer${index}@example.org>`,
      'To: <reader@example.org>',
      `Subject: ${pick(random)} ${pick(random)} ${index}`,
      `Date: ${new Date(1_700_000_000_000 + index * 3_600_000).toUTCString()}`,
      `Message-ID: <generated-${seed}-${index}@example.org>`,
    ];
    return { name, bytes: kind(head, random, index) };
  });
}

type Kind = (head: readonly string[], random: () => number, index: number) => Buffer;

function pick(random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? '';
}

function sentence(random: () => number, length: number): string {
  return Array.from({ length }, () => pick(random)).join(' ');
}

function lines(...parts: (string | readonly string[])[]): Buffer {
  return Buffer.from(`${parts.flat().join('\r\n')}\r\n`, 'utf8');
}

const plain: Kind = (head, random) => lines(head, '', sentence(random, 60), sentence(random, 40));

const bareLineFeeds: Kind = (head, random) =>
  Buffer.from(`${[...head, '', sentence(random, 30), 'end'].join('\n')}\n`);

const dots: Kind = (head, random) =>
  lines(head, '', '.', '..', '...', '.dot', sentence(random, 5), '.', '. ', '..', '.');

const latin1: Kind = (head, random) =>
  Buffer.concat([
    lines(head, 'Content-Type: text/plain; charset=iso-8859-1', ''),
    Buffer.from(`caf\xe9 \xff\xfe\x80 ${sentence(random, 20)}\r\n`, 'latin1'),
  ]);

const everyByte: Kind = (head, random) =>
  Buffer.concat([
    lines(head, 'Content-Type: text/plain; charset=x-unknown', '', sentence(random, 5)),
    // Without CR and LF: alone they are rewritten by servers.
    Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter((b) => b !== 10 && b !== 13)),
    Buffer.from('\r\n'),
  ]);

const utf8: Kind = (head, random) =>
  lines(
    head,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `Grüße aus Łódź, привет, 你好, مرحبا, 👩🏽‍🚀 ${sentence(random, 10)}`,
  );

const noFinalLineEnd: Kind = (head, random) =>
  Buffer.from([...head, '', `${sentence(random, 8)} no line end`].join('\r\n'));

const longLine: Kind = (head, random) => lines(head, '', sentence(random, 4_000));

const headersOnly: Kind = (head) => lines(head, '');

const noBlankLine: Kind = (head) => lines(head);

const attachment: Kind = (head, random, index) => {
  const bytes = Buffer.from(
    Array.from({ length: 3_000 + (index % 7) * 9_000 }, () => Math.floor(random() * 256)),
  );
  const encoded = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  return lines(
    head,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>${sentence(random, 12)}</p>`,
    '--part',
    `Content-Type: application/octet-stream; name="data-${index}.bin"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="data-${index}.bin"`,
    '',
    encoded,
    '--part--',
  );
};

const manyHeaders: Kind = (head, random) =>
  lines(
    head,
    Array.from({ length: 300 }, (_, at) => `X-Header-${at}: ${sentence(random, 8)}`),
    '',
    'short',
  );

const kinds: readonly Kind[] = [
  plain,
  bareLineFeeds,
  dots,
  latin1,
  everyByte,
  utf8,
  noFinalLineEnd,
  longLine,
  headersOnly,
  noBlankLine,
  attachment,
  manyHeaders,
];
