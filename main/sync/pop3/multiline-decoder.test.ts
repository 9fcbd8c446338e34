import { describe, expect, it } from 'vitest';
import { MultilineDecoder } from './multiline-decoder.ts';
import { Pop3Error } from './pop3-error.ts';
import { onTheWire } from './testing/scripted-server.ts';

const NEXT = '+OK next\r\n';

/** Feeds the pieces; gives the content, and what was left after the terminator. */
function decode(pieces: readonly Buffer[], maxBytes = 1 << 24, expectedBytes = 0) {
  const decoder = new MultilineDecoder({ maxBytes, expectedBytes });
  for (const [index, piece] of pieces.entries()) {
    const end = decoder.push(piece);
    if (end === -1) continue;
    const rest = Buffer.concat([piece.subarray(end), ...pieces.slice(index + 1)]);
    return { content: latin1(decoder.finish()), rest: rest.toString('latin1') };
  }
  return null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

const CONTENTS = {
  empty: '',
  'an empty line': '\r\n',
  'only dots': '.\r\n..\r\n...\r\n.\r\n',
  'bare CR, LF and NUL': 'a\rb\nc\0d\n.\n\r.\r\r\n\n\r\n',
  '8-bit and broken UTF-8': 'caf\xe9 \xff\xfe \xc3\r\n',
  'dot then CR': '.\rx\r\n.\r\r\n',
  'what looks like an answer': '+OK\r\n-ERR no\r\n.x\r\n',
};

describe('MultilineDecoder', () => {
  for (const [name, content] of Object.entries(CONTENTS)) {
    const wire = Buffer.from(onTheWire(content) + NEXT, 'latin1');

    it(`POP-1 gives the exact bytes, whatever the segmentation: ${name}`, () => {
      for (let first = 0; first <= wire.length; first++) {
        for (let second = first; second <= wire.length; second++) {
          const pieces = [
            wire.subarray(0, first),
            wire.subarray(first, second),
            wire.subarray(second),
          ];
          expect(decode(pieces)).toEqual({ content, rest: NEXT });
        }
      }
    });

    it(`POP-1 gives the exact bytes, one at a time: ${name}`, () => {
      const pieces = Array.from(wire, (_, at) => wire.subarray(at, at + 1));
      expect(decode(pieces)).toEqual({ content, rest: NEXT });
    });
  }

  it('POP-1 gives the exact bytes with CRLF at every offset', () => {
    for (let at = 0; at <= 40; at++) {
      const content = `${'x'.repeat(at)}\r\n.${'y'.repeat(40 - at)}\r\n`;
      const wire = Buffer.from(onTheWire(content) + NEXT, 'latin1');
      for (let split = 0; split <= wire.length; split++) {
        const pieces = [wire.subarray(0, split), wire.subarray(split)];
        expect(decode(pieces)).toEqual({ content, rest: NEXT });
      }
    }
  });

  it('POP-1 does not take a chunk that is only a dot for the end', () => {
    const pieces = ['a\r\n', '.', '.\r\n', '.', '.', '\r\n', '.', '\r', '\n'];
    expect(decode(pieces.map((piece) => Buffer.from(piece)))).toEqual({
      content: 'a\r\n.\r\n.\r\n',
      rest: '',
    });
  });

  it('says nothing before the terminator', () => {
    expect(decode([Buffer.from('a\r\n.\r')])).toBeNull();
    expect(() => new MultilineDecoder({ maxBytes: 1 }).finish()).toThrow(Pop3Error);
  });

  it('owns its memory, exactly as long as the content', () => {
    for (const expectedBytes of [0, 3, 5, 1000]) {
      const decoder = new MultilineDecoder({ maxBytes: 1 << 20, expectedBytes });
      const chunk = Buffer.from('abc\r\n.\r\n');
      decoder.push(chunk);
      chunk.fill(0);
      const content = decoder.finish();
      expect(latin1(content)).toBe('abc\r\n');
      expect(content.buffer.byteLength).toBe(5);
    }
  });

  it('accepts the limit and refuses one byte more', () => {
    const wire = Buffer.from(onTheWire('12345\r\n'));
    expect(decode([wire], 7)?.content).toBe('12345\r\n');
    expect(() => decode([wire], 6)).toThrow(expect.objectContaining({ cause: 'too-large' }));
  });

  it('takes time linear in the size', () => {
    const million = Buffer.from('..\r\n'.repeat(1 << 20));
    const pieces: Buffer[] = [];
    for (let at = 0; at < million.length; at += 1000) pieces.push(million.subarray(at, at + 1000));
    const begun = process.cpuUsage();
    const decoded = decode([...pieces, Buffer.from('.\r\n')]);
    expect(decoded?.content.length).toBe(3 << 20);
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(3000);
  });
});
