import { describe, expect, it } from 'vitest';
import { maxIndexedText, parseContent } from './parse-content.ts';

const encoder = new TextEncoder();
const bytesOf = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 255);
const parse = (text: string) => parseContent('h', bytesOf(text));
const parseUtf8 = (text: string) => parseContent('h', encoder.encode(text));

describe('headers', () => {
  it('are decoded: encoded words, groups, comments, folding', async () => {
    const row = await parse(
      [
        'From: =?utf-8?Q?Ad=C3=A9?= <ade@example.org>',
        'To: Team: b@example.org, "C, D" <c@example.org>;',
        'Cc: d@example.org',
        'Reply-To: list@example.org',
        'Subject: =?utf-8?B?R3LDvA==?=',
        ' =?utf-8?B?w59l?= and more',
        'Date: Thu, 22 Aug 2002 18:26:25 +0700 (ICT)',
        'Message-ID: <1@example.org>',
        'In-Reply-To: Your message <0@example.org>',
        'References: <a@x> junk <b@x>',
        '',
        'body',
      ].join('\r\n'),
    );
    expect(row).toMatchObject({
      subject: 'Grüße and more',
      from: [{ name: 'Adé', address: 'ade@example.org' }],
      to: [
        { name: '', address: 'b@example.org' },
        { name: 'C, D', address: 'c@example.org' },
      ],
      cc: [{ name: '', address: 'd@example.org' }],
      replyTo: [{ name: '', address: 'list@example.org' }],
      messageId: '<1@example.org>',
      inReplyTo: '<0@example.org>',
      references: ['<a@x>', '<b@x>'],
      sent: Date.UTC(2002, 7, 22, 11, 26, 25),
      text: 'body',
      defect: null,
    });
  });

  it('may be raw 8-bit: UTF-8, the charset of the body, or Windows-1252', async () => {
    expect((await parseUtf8('Subject: Grüße\n\n')).subject).toBe('Grüße');
    const koi8 = 'Subject: \xf0\xd2\xc9\xd7\xc5\xd4\nContent-Type: text/plain; charset=koi8-r\n\n';
    expect((await parse(koi8)).subject).toBe('Привет');
    expect((await parse('Subject: \xa37,000\n\n')).subject).toBe('£7,000');
  });

  it('survive unknown charsets, NUL and lone surrogates', async () => {
    const row = await parse('Subject: =?x-nope?Q?a=E9?= b\0c\n\n');
    expect(row.subject).toBe('aé bc'.replace('bc', 'b c'));
    const utf16 = await parse('Content-Type: text/plain; charset=utf-16le\n\na\0\0\xd8b\0');
    expect(utf16.text.isWellFormed()).toBe(true);
  });

  it.each([
    ['22 Aug 02 18:26 EST', Date.UTC(2002, 7, 22, 23, 26)],
    ['Fri, 1 Jan 1999 00:00:00 -0000', Date.UTC(1999, 0, 1)],
    ['2024-02-03T04:05:06+01:00', Date.UTC(2024, 1, 3, 3, 5, 6)],
    ['Sat, 99 Foo 2002 10:00:00', null],
    ['', null],
  ])('a date %s is read', async (date, sent) => {
    expect((await parse(`Date: ${date}\n\n`)).sent).toBe(sent);
  });
});

describe('text for search', () => {
  it('is the visible text of HTML: no style, script or title, entities decoded', async () => {
    const row = await parseUtf8(
      'Content-Type: text/html; charset=utf-8\n\n<html><head><title>no</title><style>no{}</style></head>' +
        '<body><script>no()</script><p>Gr&uuml;&szlig;e&nbsp;to&#32;com<b>put</b>ers</p><td>one</td><td>two</td>' +
        '<!-- no --><div>caf&eacute; &lt;tag&gt;</div></body></html>',
    );
    expect(row.text).toBe('Grüße to computers one two café <tag>');
  });

  it('is taken from the form that is shown', async () => {
    const both = (html: string) =>
      `Content-Type: multipart/alternative; boundary=b\n\n--b\n\nthe plain one\n--b\nContent-Type: text/html\n\n${html}\n--b--\n`;
    expect((await parse(both('<p>the rich one</p>'))).text).toBe('the rich one');
    expect((await parse(both('<img src=x>'))).text).toBe('the plain one');
  });

  it('includes messages within the message', async () => {
    const row = await parse(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nouter\n--b\nContent-Type: message/rfc822\n\nSubject: Inner words\n\ninner text\n--b--\n',
    );
    expect(row.text).toContain('outer');
    expect(row.text).toContain('Inner words');
    expect(row.text).toContain('inner text');
    expect(row.attachments).toMatchObject([{ name: 'Inner words.eml', type: 'message/rfc822' }]);
  });

  it('is cut at its limit, however large the message is', async () => {
    const row = await parse(`\n${'word '.repeat(400_000)}`);
    expect(row.text.length).toBeLessThanOrEqual(maxIndexedText);
    expect(row.text.length).toBeGreaterThan(maxIndexedText - 10);
    const html = await parse(`Content-Type: text/html\n\n${'<p>word '.repeat(400_000)}`);
    expect(html.text.length).toBeLessThanOrEqual(maxIndexedText);
  });

  it('unfolds flowed lines and keeps quoting apart', async () => {
    const row = await parse(
      'Content-Type: text/plain; format=flowed; delsp=yes\n\n\x41sol \nute\n> quo \n> ted\n',
    );
    expect(row.text).toBe('Asolute > quoted');
  });
});

describe('the snippet', () => {
  it('leaves out padding and quotes', async () => {
    const row = await parseUtf8(
      `Content-Type: text/html; charset=utf-8\n\n<div>Your order &zwnj;&nbsp;&#847;&#8203;\u00ad${'&nbsp;&zwnj;'.repeat(90)}</div><p>Hello   Ada</p>`,
    );
    expect(row.snippet).toBe('Your order Hello Ada');
    const reply = await parse('\n> what you said\n\nMy answer.\n');
    expect(reply.snippet).toBe('My answer.');
    expect((await parse(`\n${'long '.repeat(200)}`)).snippet.length).toBeLessThanOrEqual(200);
  });
});

describe('attachments', () => {
  it('are described with name, type and decoded size, and inline only where the HTML shows them', async () => {
    const row = await parse(
      [
        'Content-Type: multipart/related; boundary="b"',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        '<img src="cid:logo@x">',
        '--b',
        'Content-Type: image/png; name="logo.png"',
        'Content-ID: <logo@x>',
        'Content-Transfer-Encoding: base64',
        '',
        'AAEC',
        'Aw==',
        '--b',
        'Content-Type: image/png',
        'Content-ID: <unused@x>',
        '',
        'xy',
        '--b',
        "Content-Disposition: attachment; filename*0*=utf-8''%E2%82%AC%20; filename*1=uro.pdf",
        'Content-Type: application/pdf',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'a=3Db=',
        '',
        '--b',
        'Content-Disposition: attachment; filename="=?utf-8?Q?=C3=A4?=.txt"',
        '',
        'text',
        '--b--',
      ].join('\r\n'),
    );
    expect(row.attachments).toEqual([
      { index: 0, name: 'logo.png', type: 'image/png', size: 4, inline: true },
      { index: 1, name: 'attachment-2.png', type: 'image/png', size: 2, inline: false },
      { index: 2, name: '€ uro.pdf', type: 'application/pdf', size: 3, inline: false },
      { index: 3, name: 'ä.txt', type: 'text/plain', size: 4, inline: false },
    ]);
  });

  it('have names without the marks that turn endings around', async () => {
    const row = await parseUtf8(
      'Content-Type: application/x-msdownload; name="annexe\u202efdp.exe"\n\nMZ',
    );
    expect(row.attachments[0]?.name).toBe('annexefdp.exe');
  });
});

describe('hostile or broken messages', () => {
  it('are read as far as they can be, with a sentence about the rest', async () => {
    const unbounded = await parse('Content-Type: multipart/mixed\nSubject: s\n\nwords\n');
    expect(unbounded).toMatchObject({ subject: 's', text: 'words' });
    expect(unbounded.defect).toContain('could not be told apart');
    const guessed = await parse(
      'Content-Type: multipart/mixed; boundary=wrong\n\n--right\nContent-Type: text/html\n\n<b>found</b>\n--right--\n',
    );
    expect(guessed).toMatchObject({ text: 'found', defect: null });
    expect((await parse('')).defect).toBeNull();
    expect((await parse('just text, no header\nat all\n')).text).toBe(
      'just text, no header at all',
    );
    expect((await parse('Subject: old Mac\r\rwords\r')).text).toBe('words');
  });

  it('cannot nest without end', async () => {
    const nested = await parse(`${'Content-Type: message/rfc822\n\n'.repeat(1_000)}\nend`);
    expect(nested.defect).toContain('nested too deeply');
    let text = 'end';
    for (let i = 0; i < 200; i++) {
      text = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${text}\n--b${i}--\n`;
    }
    expect((await parse(text)).defect).not.toBeNull();
  });

  it('cannot have parts without end', async () => {
    const row = await parse(
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: image/gif\n\nx\n'.repeat(100_000)}`,
    );
    expect(row.attachments.length).toBeLessThanOrEqual(2_000);
    expect(row.defect).toContain('more parts');
  });

  it('cannot have headers without end', async () => {
    const row = await parse(`Subject: s\nX-Long: ${'a'.repeat(3_000_000)}\n\nbody`);
    expect(row).toMatchObject({ subject: 's', text: 'body' });
    expect(row.defect).toContain('header');
    const many = await parse(`To: ${'a@example.org, '.repeat(100_000)}\n\nbody`);
    expect(many.to.length).toBeGreaterThan(1_000);
  });

  it.each([
    [
      'unclosed tags',
      `Content-Type: text/html\n\n${'<a>'.repeat(300_000)}${'</b>'.repeat(300_000)}x`,
    ],
    ['angle brackets', `Content-Type: text/html\n\n${'<'.repeat(1_000_000)}`],
    ['ampersands', `Content-Type: text/html\n\n${'&#'.repeat(500_000)}`],
    ['brackets in an address', `From: ${'<('.repeat(100_000)}\n\n`],
    ['encoded words', `Subject: ${'=?utf-8?Q?'.repeat(50_000)}\n\n`],
    ['parameters', `Content-Type: text/plain; ${'a="b\\"'.repeat(50_000)}\n\n`],
    ['comments', `Date: ${'('.repeat(100_000)}\nContent-Type: ${'('.repeat(100_000)}\n\n`],
    ['dashes', `Content-Type: multipart/mixed; boundary=-\n\n${'--\n'.repeat(500_000)}`],
    ['spaces', `Content-Type: text/plain\n\n${' '.repeat(1_000_000)}x`],
    [
      'blank lines encoded',
      `Content-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(300_000)}`,
    ],
  ])('cannot stall the parser: %s', async (_, text) => {
    expect((await parse(text)).hash).toBe('h');
  });
});
