import { describe, expect, it } from 'vitest';
import { describeLink, splitLinks } from './links.ts';

describe('a link of a message', () => {
  it.each([
    ['https://example.com/a', 'read more', null],
    ['https://www.example.com/a', 'example.com', null],
    ['https://click.example.com/a', 'https://example.com', null],
    ['https://evil.example/a', 'https://paypal.com/login', 'paypal.com'],
    ['https://paypal.com.evil.example/', 'www.paypal.com', 'www.paypal.com'],
    ['https://evil.example/', 'Sign in at bank.example.', 'bank.example'],
    ['https://evil.example/', 'pаypal.com', 'xn--pypal-4ve.com'],
    ['https://a.example/f', 'report.pdf', null],
    ['https://a.example/f', 'write to me@b.example', null],
    ['https://a.example/f', 'Version 2.0 is here', null],
  ])('%s shown as "%s" claims %s', (href, text, claims) => {
    expect(describeLink(href, text)?.claims).toBe(claims);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'app://godwit/x',
    'data:text/html,x',
    '/x',
  ])('is never one that does not lead to the web or a mail address: %s (SEC-1)', (href) => {
    expect(describeLink(href, 'x')).toBe(null);
  });

  it('shows the host that is really asked, whatever stands before an @', () => {
    expect(describeLink('https://paypal.com@evil.example/', 'x')?.host).toBe('evil.example');
    expect(describeLink('https://пример.example/', 'x')?.host).toBe('xn--e1afmkfd.example');
    expect(describeLink('mailto:a%40b.example?subject=x', 'x')?.host).toBe('a@b.example');
  });
});

describe('links in plain text', () => {
  const links = (text: string) =>
    splitLinks(text).flatMap(({ href }) => (href === null ? [] : [href]));

  it.each([
    ['See https://a.example/x?y=1#z.', ['https://a.example/x?y=1#z']],
    [
      '(https://a.example/x_(y)) and <http://b.example>',
      ['https://a.example/x_(y)', 'http://b.example/'],
    ],
    ['www.a.example, then me@b.example!', ['https://www.a.example/', 'mailto:me@b.example']],
    ['javascript:alert(1) file:///x a.b', []],
    ['mailto:a@b.example', ['mailto:a@b.example']],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses no character of the text', () => {
    const text = 'a https://b.example/ c\nme@d.example, www.e.example). \u{1f600}';
    expect(
      splitLinks(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('is not slow on text made to hurt', () => {
    const hostile = `${'a.'.repeat(100_000)} ${'@'.repeat(100_000)} ${'www.'.repeat(50_000)}`;
    expect(
      splitLinks(hostile)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(hostile);
  });
});
