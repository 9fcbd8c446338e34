import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import type { QueryTerm } from './query.ts';

const term = (parts: Partial<QueryTerm>): QueryTerm => ({
  field: null,
  words: [],
  prefix: true,
  negated: false,
  ...parts,
});

describe('a query', () => {
  it('takes bare words as beginnings and quoted ones as they stand', () => {
    expect(parseQuery('Red "blue sky" gre').terms).toEqual([
      term({ words: ['red'] }),
      term({ words: ['blue', 'sky'], prefix: false }),
      term({ words: ['gre'] }),
    ]);
  });

  it('knows its prefixes, with quoted values too, and takes others for words', () => {
    expect(parseQuery('FROM:ada to:"B C" file:x.pdf body:y text:z attachment:q').terms).toEqual([
      term({ field: 'from', words: ['ada'] }),
      term({ field: 'to', words: ['b', 'c'], prefix: false }),
      term({ field: 'attachments', words: ['x', 'pdf'] }),
      term({ field: 'text', words: ['y'] }),
      term({ field: 'text', words: ['z'] }),
      term({ field: 'attachments', words: ['q'] }),
    ]);
    expect(parseQuery('Re:offer http://example.org').terms).toEqual([
      term({ words: ['re', 'offer'] }),
      term({ words: ['http', 'example', 'org'] }),
    ]);
  });

  it('excludes with a minus in front, and only there', () => {
    expect(parseQuery('-spam -from:"x y" e-mail - --').terms).toEqual([
      term({ words: ['spam'], negated: true }),
      term({ field: 'from', words: ['x', 'y'], prefix: false, negated: true }),
      term({ words: ['e', 'mail'] }),
    ]);
  });

  it('reads what is being typed: an open quote, a prefix without a value', () => {
    expect(parseQuery('"blue sk').terms).toEqual([term({ words: ['blue', 'sk'] })]);
    expect(parseQuery('tea from:').terms).toEqual([term({ words: ['tea'] })]);
    expect(parseQuery('tea subject:"').terms).toEqual([term({ words: ['tea'] })]);
  });

  it('never throws and never makes a term without words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { words } of parseQuery(text).terms) {
          expect(words.length).toBeGreaterThan(0);
          for (const word of words) expect(word).not.toMatch(/[\s"*:^]/);
        }
      }),
      { seed: 1 },
    );
    expect(parseQuery('x '.repeat(5_000)).terms.length).toBeLessThan(100);
  });
});
