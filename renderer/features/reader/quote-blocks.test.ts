import { describe, expect, it } from 'vitest';
import { quoteBlocks } from './quote-blocks.ts';

const shape = (text: string) =>
  quoteBlocks(text, 1).blocks.map(({ depth, lines }) => [depth, lines.join('\n')]);

describe('quotations of a plain text', () => {
  it('are split by their depth', () => {
    expect(shape('Hello\r\n\r\n> one\n> two\n>> deep\n> > too\n>\nend\n')).toEqual([
      [0, 'Hello\n'],
      [1, 'one\ntwo'],
      [2, 'deep\ntoo'],
      [1, ''],
      [0, 'end'],
    ]);
  });

  it('keep the spaces that belong to the text', () => {
    expect(shape('    code\n>   code')).toEqual([
      [0, '    code'],
      [1, '  code'],
    ]);
  });

  it('of a long text are shown in steps, and all of it in the end', () => {
    const text = Array.from({ length: 9_000 }, (_, n) => (n % 2 === 0 ? `> ${n}` : `${n}`)).join(
      '\n',
    );
    const first = quoteBlocks(text, 1);
    expect(first.more).toBe(true);
    expect(first.blocks).toHaveLength(2_000);
    const all = quoteBlocks(text, 5);
    expect(all.more).toBe(false);
    expect(all.blocks.flatMap((block) => block.lines)).toHaveLength(9_000);
  });

  it('show one line without an end in steps as well', () => {
    const text = 'x'.repeat(1_000_000);
    expect(quoteBlocks(text, 1).more).toBe(true);
    expect(quoteBlocks(text, 3)).toEqual({
      blocks: [{ at: 0, depth: 0, lines: [text] }],
      more: false,
    });
  });
});
