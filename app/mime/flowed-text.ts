/** Joins the lines of `format=flowed` text (RFC 3676 §4) within their depth of quoting. */
export function unflow(text: string, deleteSpace: boolean): string {
  const paragraphs: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  const finish = () => {
    if (open !== null) paragraphs.push(quoted(open.depth, open.pieces.join('')));
    open = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(line)?.[0] ?? '';
    const unquoted = line.slice(marks.length);
    const content = unquoted.startsWith(' ') ? unquoted.slice(1) : unquoted;
    const soft = content.endsWith(' ') && content !== '-- ';
    if (open !== null && (open.depth !== marks.length || content === '-- ')) finish();
    open ??= { depth: marks.length, pieces: [] };
    open.pieces.push(soft && deleteSpace ? content.slice(0, -1) : content);
    if (!soft) finish();
  }
  finish();
  return paragraphs.join('\n');
}

function quoted(depth: number, text: string): string {
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`;
}
