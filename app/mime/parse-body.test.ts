import { describe, expect, it } from 'vitest';
import { extractAttachment } from './extract-attachment.ts';
import { parseBody } from './parse-body.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 255);
const multipart = (kind: string, ...parts: string[]) =>
  bytesOf(
    `Content-Type: multipart/${kind}; boundary=b\n\n${parts.map((p) => `--b\n${p}\n`).join('')}--b--\n`,
  );

describe('a message opened for reading', () => {
  it('has its text as it was laid out', async () => {
    const body = await parseBody('h', bytesOf('Subject: s\r\n\r\none\r\n\r\n  two\r\n'), 7);
    expect(body).toEqual({
      hash: 'h',
      openedAt: 7,
      html: null,
      text: 'one\n\n  two\n',
      inline: [],
    });
  });

  it('has both forms of an alternative, and the parts the HTML shows', async () => {
    const body = await parseBody(
      'h',
      multipart(
        'alternative',
        '\nplain',
        'Content-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html; charset=iso-8859-1\n\n<p>\xe9<img src="cid:a%40b"><img src=CID:x></p>\n--c\nContent-Type: image/png\nContent-ID: <a@b>\nContent-Transfer-Encoding: base64\n\nAAEC\n--c\nContent-Type: image/gif\nContent-ID: <x>\n\ngif\n--c\nContent-Type: image/gif\nContent-ID: <other>\n\nno\n--c--',
      ),
      0,
    );
    expect(body.text).toBe('plain');
    expect(body.html).toContain('<p>é<img');
    expect(body.inline).toEqual([
      { cid: 'a@b', type: 'image/png', bytes: Uint8Array.of(0, 1, 2) },
      { cid: 'x', type: 'image/gif', bytes: bytesOf('gif') },
    ]);
  });

  it('shows all parts of a mixed message, text safely inside of HTML', async () => {
    const body = await parseBody(
      'h',
      multipart('mixed', 'Content-Type: text/html\n\n<b>rich</b>', '\n1 < 2 & <script>x</script>'),
      0,
    );
    expect(body.html).toContain('<b>rich</b>');
    expect(body.html).toContain('1 &lt; 2 &amp; &lt;script&gt;x');
    expect(body.html).not.toContain('<script');
  });

  it('shows a message within it, under its own header', async () => {
    const body = await parseBody(
      'h',
      multipart(
        'mixed',
        '\nsee below',
        'Content-Type: message/rfc822\n\nFrom: a@b\nSubject: inner\n\nthe text',
      ),
      0,
    );
    expect(body.text).toMatch(/^see below[\s\S]*From: a@b\nSubject: inner[\s\S]*the text$/);
  });

  it('reads the charset a page names itself, and guesses where none fits', async () => {
    const html = 'Content-Type: text/html\n\n<meta charset="windows-1251">\xcf\xf0\xe8';
    expect((await parseBody('h', bytesOf(html), 0)).html).toContain('При');
    const wrong = 'Content-Type: text/plain; charset=us-ascii\n\n\xc3\xa9';
    expect((await parseBody('h', bytesOf(wrong), 0)).text).toBe('é');
    const utf7 = 'Content-Type: text/plain; charset=utf-7\n\nHi Mom +Jjo--! A+ImIDkQ.';
    expect((await parseBody('h', bytesOf(utf7), 0)).text).toBe('Hi Mom \u263a-! A\u2262\u0391.');
  });
});

describe('an attachment', () => {
  const every = Uint8Array.from({ length: 1_000 }, (_, i) => i & 255);
  const base64 = btoa(String.fromCharCode(...every)).replace(/.{1,76}/g, '$&\r\n');

  it('comes out exactly as it went in, in every encoding', async () => {
    const raw = String.fromCharCode(...every.filter((b) => b !== 10 && b !== 13));
    const quoted = [...every].map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`);
    const message = multipart(
      'mixed',
      `Content-Type: application/x-a; name=a\nContent-Transfer-Encoding: base64\n\n${base64}`,
      `Content-Type: application/x-b; name=b\nContent-Transfer-Encoding: quoted-printable\n\n${quoted.join('').replace(/.{75}/g, '$&=\n')}`,
      `Content-Type: application/x-c; name=c\nContent-Transfer-Encoding: binary\n\n${raw}`,
    );
    expect(await extractAttachment(message, 0)).toEqual({
      name: 'a',
      type: 'application/x-a',
      bytes: every,
    });
    expect((await extractAttachment(message, 1))?.bytes).toEqual(every);
    expect((await extractAttachment(message, 2))?.bytes).toEqual(
      every.filter((b) => b !== 10 && b !== 13),
    );
    expect(await extractAttachment(message, 3)).toBeNull();
  });

  it('may be padded in every line, hold stray bytes, or be cut off', async () => {
    const of = async (data: string) =>
      (
        await extractAttachment(
          bytesOf(`Content-Type: x/y\nContent-Transfer-Encoding: base64\n\n${data}`),
          0,
        )
      )?.bytes;
    expect(await of('YQ==\nYmM=\nZA\n')).toEqual(bytesOf('abcd'));
    expect(await of('Y!Q-=\u0000=')).toEqual(bytesOf('a'));
    expect(await of('YWJjZ')).toEqual(bytesOf('abc'));
  });
});
