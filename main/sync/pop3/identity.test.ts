import { describe, expect, it } from 'vitest';
import { contentIdentity, headerIdentity, octetsKnownByHeader, uidlKey } from './identity.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const hash = 'f'.repeat(64);

describe('what a message is known by', () => {
  it('POP-2 is the UIDL as the server gave it, of up to 60,000 characters', () => {
    for (const uidl of ['1', '\xe9 ü', 'u'.repeat(60_000)]) expect(uidlKey(uidl)).toBe(uidl);
  });

  it('POP-2 is a hash of a longer one, and of one that looks like a form of our own', () => {
    const keys = ['u'.repeat(60_001), `${'u'.repeat(60_000)}v`, 'hash:1', 'top:1:2', 'sha256:3'];
    for (const key of keys) expect(uidlKey(key)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(new Set(keys.map(uidlKey)).size).toBe(keys.length);
  });

  const header = 'Message-ID: <a@b>\r\nSubject: x';
  it.each([
    ['TOP with the empty line', `${header}\r\n\r\n`],
    ['TOP without it', `${header}\r\n`],
    ['the whole message', `${header}\r\n\r\nbody\r\n\r\nmore\r\n`],
  ])('without UIDL is the same from %s', (_, text) => {
    expect(headerIdentity(40, bytes(text))).toBe(headerIdentity(40, bytes(header)));
    expect(headerIdentity(40, bytes(text))).toMatch(/^top:40:[0-9a-f]{64}$/);
  });

  it('without UIDL differs by size and by header', () => {
    const one = headerIdentity(40, bytes(header));
    expect(headerIdentity(41, bytes(header))).not.toBe(one);
    expect(headerIdentity(40, bytes(`${header}y`))).not.toBe(one);
  });

  it('without UIDL is the content where the header could be another message’s too', () => {
    expect(headerIdentity(9, bytes('Subject: x\r\n\r\nMessage-ID: no\r\n'))).toBeNull();
    expect(contentIdentity(9, bytes('no header'), hash)).toBe(`hash:${hash}`);
    expect(contentIdentity(9, bytes(header), hash)).toBe(headerIdentity(9, bytes(header)));
  });

  it('tells by which sizes a header is worth asking for', () => {
    expect(octetsKnownByHeader(['u', 'top:40:ab', 'hash:1', 'top:7:cd'])).toEqual(new Set([40, 7]));
  });
});
