/**
 * How text becomes words, for the index and for queries alike: this file is the only place.
 *
 * - Letters and digits make words; everything else parts them. Case, accents and compatibility
 *   forms (full width, ligatures) make no difference: "Grüße" is found by "grusse" and "GRUSSE".
 * - Scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are cut into
 *   single characters. Words typed in them are phrases of these, so that any part of a run is found.
 * - Characters that show nothing (soft hyphens, joiners) are as if they were not there.
 */

/** ASCII needs no folding here: the tokenizer does it. */
const beyondAscii = /[\u0080-\uffff]+/g;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Accents, points and harakat; not the vowel signs of Indic scripts, nor the dots of kana. */
const marks =
  /(?!\u3099|\u309a)(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}])\p{M}/gu;
const noLetters = /[^\p{L}\p{N}\p{M}\p{Co}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Bopomofo}]/gu;
/** Letters that Unicode does not decompose and people type without their stroke. */
const others: { [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const otherLetters = /[ßæœøłđħıς]/g;

/**
 * Text with everything folded but the case of ASCII letters: what the index is given. Its
 * tokenizer (`ascii` of FTS5) then takes runs of ASCII letters, ASCII digits and of anything
 * beyond ASCII for words, which `wordsOf` does in the same way.
 */
export function foldText(text: string): string {
  return text.replace(beyondAscii, foldRun);
}

const maxKnown = 20_000;
const known = new Map<string, string>();

/** Most runs are single accented letters, dashes or quotes, over and over. */
function foldRun(run: string): string {
  if (run.length > 8) return foldLong(run);
  const before = known.get(run);
  if (before !== undefined) return before;
  const folded = foldLong(run);
  if (known.size >= maxKnown) known.clear();
  known.set(run, folded);
  return folded;
}

function foldLong(run: string): string {
  return (
    run
      // The zero-width space parts words, in Thai and Khmer for one.
      .replace(invisible, (character) => (character === '\u200b' ? ' ' : ''))
      .toLowerCase()
      .normalize('NFKD')
      .replace(marks, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(otherLetters, (letter) => others[letter] ?? letter)
      .replace(noLetters, ' ')
      .replace(unspaced, ' $& ')
  );
}

/** The words of a text, as the index has them. */
export function wordsOf(text: string): string[] {
  return (
    foldText(text)
      .toLowerCase()
      .match(/[a-z0-9\u0080-\uffff]+/g) ?? []
  );
}
