/** NUL and lone surrogates cannot be stored or sent everywhere: they become U+FFFD or nothing. */
export function wellFormed(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

/** One line, outer and repeated white space folded, no control characters, at most `max` units. */
export function oneLine(text: string, max: number): string {
  return wellFormed(
    text
      .slice(0, max)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  );
}
