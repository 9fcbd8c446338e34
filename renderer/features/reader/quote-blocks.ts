/** Lines that belong together: of one depth of quotation. `at` is where in the text they begin. */
export type TextBlock = { at: number; depth: number; lines: string[] };

/** A part of a long text, and whether there is more. */
export type TextSlice = { blocks: TextBlock[]; more: boolean };

/** What is drawn at once; a longer text is shown in steps. */
const maxBlocks = 2_000;
const maxCharacters = 400_000;

/**
 * Splits a plain text by its depth of quotation (RFC 3676 §4.5: leading `>` characters, which many
 * programs write with spaces between). At most `steps` portions of it.
 */
export function quoteBlocks(text: string, steps: number): TextSlice {
  const blocks: TextBlock[] = [];
  let at = 0;
  let last: TextBlock | undefined;
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  while (at <= clean.length) {
    const end = clean.indexOf('\n', at);
    const stop = end === -1 ? clean.length : end;
    const { depth, rest } = quoted(clean.slice(at, Math.min(stop, maxCharacters * steps)));
    if (last === undefined || last.depth !== depth) {
      if (blocks.length === maxBlocks * steps || at >= maxCharacters * steps) {
        return { blocks, more: true };
      }
      last = { at, depth, lines: [] };
      blocks.push(last);
    }
    last.lines.push(rest);
    at = stop + 1;
    if (at > maxCharacters * steps && at <= clean.length) return { blocks, more: true };
  }
  return { blocks, more: clean.length > maxCharacters * steps };
}

function quoted(line: string): { depth: number; rest: string } {
  const marks = /^(?:> ?)+/.exec(line);
  if (marks === null) return { depth: 0, rest: line };
  return { depth: count(marks[0]), rest: line.slice(marks[0].length) };
}

function count(marks: string): number {
  return marks.replaceAll(' ', '').length;
}
