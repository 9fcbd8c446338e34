import { type QuoteType, Tokenizer } from 'htmlparser2';

/** Elements whose content is not shown. Inside of these the tokenizer knows only their end. */
const hidden = new Set(['script', 'style', 'title', 'template', 'noembed', 'noframes', 'iframe']);
/** Elements that do not part words. */
const inText = new Set(
  'a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr del'.split(
    ' ',
  ),
);
const chunk = 32_768;

/**
 * The text a person sees of an HTML mail, white space folded, at most about `max` characters.
 * A tokenizer and no tree: time is linear in the length, however the tags are nested.
 */
export function visibleText(html: string, max: number): string {
  const pieces: string[] = [];
  let length = 0;
  let skipping = '';
  const add = (text: string) => {
    if (skipping !== '' || text === '') return;
    pieces.push(text);
    length += text.length;
  };
  const nothing = () => undefined;
  let opened = '';
  const tagName = (start: number, end: number) => html.slice(start, end).toLowerCase();
  const tokenizer: Tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => add(html.slice(start, end)),
      ontextentity: (codepoint) => add(String.fromCodePoint(codepoint)),
      onopentagname: (start, end) => {
        opened = tagName(start, end);
        if (!inText.has(opened)) add(' ');
        if (skipping === '' && hidden.has(opened)) skipping = opened;
      },
      onclosetag: (start, end) => {
        const name = tagName(start, end);
        if (name === skipping) skipping = '';
        if (!inText.has(name)) add(' ');
      },
      onselfclosingtag: nothing,
      onopentagend: nothing,
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: (_: QuoteType) => undefined,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  // In pieces, so that a huge page is left as soon as there is enough of it.
  for (let at = 0; at < html.length && length < 2 * max; at += chunk) {
    tokenizer.write(html.slice(at, at + chunk));
  }
  if (length < 2 * max) tokenizer.end();
  return foldSpace(pieces.join('')).slice(0, max);
}

/** Repeated white space, as browsers fold it, to one space. */
export function foldSpace(text: string): string {
  return text.replace(/[ \t\r\n\f\u00a0]+/g, ' ').trim();
}
