import { randomBytes } from 'node:crypto';

export type Written = {
  subject: string;
  from?: string;
  text?: string;
  html?: string;
  attachment?: { name: string; bytes: Uint8Array };
  /** Minutes before now; 0 by default. */
  age?: number;
};

/** A small message as raw bytes with CRLF. */
export function write({ subject, from, text, html, attachment, age = 0 }: Written): Buffer {
  const date = new Date(Date.now() - age * 60_000);
  const head = [
    `From: ${from ?? 'Ada Berg <ada@example.org>'}`,
    'To: Robin Lind <robin@example.org>',
    `Subject: ${subject}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomBytes(8).toString('hex')}@example.org>`,
    'MIME-Version: 1.0',
  ];
  const body: string[] = [];
  if (html !== undefined) body.push(part('text/html; charset=utf-8', html));
  else body.push(part('text/plain; charset=utf-8', text ?? `The text of ${subject}.`));
  if (attachment !== undefined) {
    const encoded = Buffer.from(attachment.bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
    body.push(
      [
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; filename="${attachment.name}"`,
        'Content-Transfer-Encoding: base64',
        '',
        encoded,
      ].join('\r\n'),
    );
  }
  const boundary = 'a-boundary';
  const parts = body.map((each) => `--${boundary}\r\n${each}\r\n`).join('');
  head.push(`Content-Type: multipart/mixed; boundary="${boundary}"`);
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${parts}--${boundary}--\r\n`);
}

function part(type: string, text: string): string {
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: 8bit', '', text].join('\r\n');
}
