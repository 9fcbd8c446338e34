import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { frameDocument, framePolicy } from './frame-document.ts';

const theme = {
  scheme: 'dark',
  ground: '#111',
  text: '#eee',
  quiet: '#aaa',
  accent: '#8af',
} as const;
const message = {
  styles: '<style>p{margin:0}</style>',
  body: '<body>words</body>',
  ownColours: false,
};

describe('the document of a message\u2019s frame', () => {
  it('has its policy before everything else, and it allows no request (SEC-1)', () => {
    const { document } = new JSDOM(frameDocument(message, theme, false)).window;
    const first = document.head.firstElementChild;
    expect(first?.getAttribute('http-equiv')).toBe('Content-Security-Policy');
    expect(first?.getAttribute('content')).toBe(framePolicy(false));
    expect(framePolicy(false)).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:;/,
    );
    expect(framePolicy(false)).not.toMatch(/script|http/);
  });

  it('allows images of the web, and nothing else of it, when they were asked for (SEC-1)', () => {
    expect(framePolicy(true).replace(' https: http:', '')).toBe(framePolicy(false));
  });

  it('follows the theme, unless the message has colours of its own', () => {
    expect(frameDocument(message, theme, false)).toContain('color-scheme:dark');
    const own = frameDocument({ ...message, ownColours: true }, theme, false);
    expect(own).toContain('color-scheme:light');
    expect(own).not.toContain(theme.ground);
  });
});
