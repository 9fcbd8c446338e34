import { wordsOf } from './fold.ts';
import type { QueryField, QueryPlan, QueryTerm } from './query.ts';

const fields: { [prefix: string]: QueryField } = {
  from: 'from',
  to: 'to',
  subject: 'subject',
  text: 'text',
  body: 'text',
  attachment: 'attachments',
  file: 'attachments',
};

/** What counts of a query; longer ones are pasted by accident. */
const maxQuery = 1_000;
const maxTerms = 50;

/** An optional minus and prefix, then a quoted phrase (its end may not be typed yet) or a word. */
const term =
  /(?<minus>-)?(?:(?<field>[A-Za-z]+):)?(?:["\u201c\u201d\u201e](?<quoted>[^"\u201c\u201d]*)(?<end>["\u201c\u201d]?)|(?<bare>[^\s"\u201c\u201d\u201e]+))/gu;

/**
 * Reads what was typed into the search box. Never throws; text without a word is no term.
 *
 * Every term must match. A bare word stands for all words that begin with it ("computer" finds
 * "computers", and searching as one types works); `"quoted words"` match exactly, in that order.
 * `from:` `to:` `subject:` `text:` (`body:`) and `attachment:` (`file:`) look in one place only;
 * a minus in front excludes. An unknown prefix is an ordinary word.
 */
export function parseQuery(text: string): QueryPlan {
  const terms: QueryTerm[] = [];
  for (const match of text.slice(0, maxQuery).matchAll(term)) {
    if (terms.length >= maxTerms) break;
    const { minus, field: prefix, quoted, end, bare } = match.groups ?? {};
    const name = prefix?.toLowerCase() ?? '';
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    // "from:" and nothing yet: its value will be typed next.
    if (
      prefix === undefined &&
      /^[a-z]+:$/i.test(bare ?? '') &&
      Object.hasOwn(fields, (bare ?? '').slice(0, -1).toLowerCase())
    )
      continue;
    // `http:` or `Re:` is part of what is looked for.
    const lead = prefix !== undefined && field === undefined ? `${prefix} ` : '';
    const words = wordsOf(lead + (quoted ?? bare ?? ''));
    if (words.length === 0) continue;
    terms.push({
      field: field ?? null,
      words,
      // A phrase still open is still being typed.
      prefix: quoted === undefined || end === '',
      negated: minus !== undefined,
    });
  }
  return { terms };
}
