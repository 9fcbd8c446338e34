/** The part of a message a term is looked for in; null is anywhere. */
export type QueryField = 'subject' | 'from' | 'to' | 'text' | 'attachments';

/** One thing a message must (or must not) have. */
export type QueryTerm = {
  field: QueryField | null;
  /** Words that follow each other, as the tokenizer cuts and folds them; never empty. */
  words: string[];
  /** The last word stands for every word that begins with it. */
  prefix: boolean;
  negated: boolean;
};

/** A parsed query: every term counts (AND). No term matches nothing. */
export type QueryPlan = { terms: QueryTerm[] };
