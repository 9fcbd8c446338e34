/** Characters of a message's first words shown in a list. */
const maxSnippet = 200;

/**
 * The first words of a text for the list: quoted lines and what senders pad hidden previews with
 * (zero-width characters, soft hyphens, no-break spaces, braille blanks) left out.
 *
 * @param text of a plain text with its line ends, of HTML its visible text.
 */
export function snippetOf(text: string): string {
  const start = text.slice(0, 8_000);
  const own = start
    .split(/\r?\n/)
    .filter((line) => !/^\s*>/.test(line) && !/^[\s=_*~#-]{3,}$/.test(line))
    .join(' ');
  const words = (own.trim() === '' ? start : own)
    .replace(/\p{Cf}|\u034f|[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return cut(words, maxSnippet);
}

/** Cuts without splitting a character that takes two units. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}
