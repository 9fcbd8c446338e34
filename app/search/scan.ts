import { wordsOf } from './fold.ts';
import type { QueryField, QueryPlan, QueryTerm } from './query.ts';
import type { IndexDocument } from './search-index.ts';

const fields: readonly QueryField[] = ['subject', 'from', 'to', 'text', 'attachments'];

/**
 * Whether a document matches, found by reading all of it: the rules of the index, said once more
 * without an index. Results of a search must equal those of this scan (FIND-3).
 */
export function matches(document: IndexDocument, plan: QueryPlan): boolean {
  if (plan.terms.length === 0) return false;
  return plan.terms.every((term) => hasTerm(document, term) !== term.negated);
}

function hasTerm(document: IndexDocument, term: QueryTerm): boolean {
  const places = term.field === null ? fields : [term.field];
  return places.some((field) => hasPhrase(wordsOf(document[field]), term));
}

function hasPhrase(text: readonly string[], { words, prefix }: QueryTerm): boolean {
  for (let start = 0; start + words.length <= text.length; start++) {
    const found = words.every((word, i) => {
      const there = text[start + i] ?? '';
      return prefix && i === words.length - 1 ? there.startsWith(word) : there === word;
    });
    if (found) return true;
  }
  return false;
}
