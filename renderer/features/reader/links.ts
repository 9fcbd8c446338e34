import { readLink } from './references.ts';

/** A link as it is shown: where it really goes, and what its text pretends. */
export type LinkTarget = {
  url: string;
  /** The host, or the address of a mailto link. */
  host: string;
  /** Another host that the link's text names; null when text and target agree. */
  claims: string | null;
};

/** Describes a link; null when it is not one that may be followed. */
export function describeLink(href: string, text: string): LinkTarget | null {
  const url = readLink(href);
  if (url === null) return null;
  const parsed = new URL(url);
  if (parsed.protocol === 'mailto:') {
    return { url, host: safeDecode(parsed.pathname), claims: null };
  }
  const named = namedHost(text);
  const differs = named !== null && !sameSite(named, parsed.hostname);
  return { url, host: parsed.host, claims: differs ? named : null };
}

const hostInText =
  /(?:^|[\s(<"'])(?:(https?):\/\/)?(?:[^\s/@]+@)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24})(?=[/:?#\s)>"']|[.,;!]?$)/iu;

// Names of files look like hosts; only what is plainly meant as an address may warn.
const fileLike = /\.(?:pdf|docx?|xlsx?|pptx?|zip|png|jpe?g|gif|html?|txt|csv|js|py|sh|md|exe)$/i;

/** The host that a link's text names, if it names one. */
function namedHost(text: string): string | null {
  if (text.length > 2_000) return null;
  const found = hostInText.exec(text.trim());
  const host = found?.[2];
  if (host === undefined || (found?.[1] === undefined && fileLike.test(host))) return null;
  if (/@/.test(found?.[0] ?? '')) return null;
  const url = `https://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}

/** One is the other, or lies below it: `click.example.com` and `example.com`. */
function sameSite(one: string, other: string): boolean {
  const a = one.toLowerCase().replace(/^www\./, '');
  const b = other.toLowerCase().replace(/^www\./, '');
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** A piece of plain text: words, or an address that can be followed. `at` is where it begins. */
export type TextPiece = { at: number; text: string; href: string | null };

const addressInText =
  /\b(?:https?:\/\/|mailto:)[^\s<>"\u200b]{1,2000}|\bwww\.[^\s<>"\u200b]{3,2000}|\b[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;

/** Finds the web and mail addresses in a plain text. The pieces joined are the text. */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(addressInText)) {
    const shown = withoutTail(match[0]);
    const href = readLink(withScheme(shown));
    if (href === null) continue;
    if (match.index > end) pieces.push({ at: end, text: text.slice(end, match.index), href: null });
    pieces.push({ at: match.index, text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end), href: null });
  return pieces;
}

function withScheme(shown: string): string {
  if (/^(?:https?|mailto):/i.test(shown)) return shown;
  return /^www\./i.test(shown) ? `https://${shown}` : `mailto:${shown}`;
}

/** Punctuation after an address belongs to the sentence, a bracket only if it was opened before. */
function withoutTail(address: string): string {
  let shown = address;
  for (;;) {
    const last = shown.at(-1) ?? '';
    if (/[.,;:!?'*_~]/.test(last)) shown = shown.slice(0, -1);
    else if (last === ')' && count(shown, '(') < count(shown, ')')) shown = shown.slice(0, -1);
    else if (last === ']' && count(shown, '[') < count(shown, ']')) shown = shown.slice(0, -1);
    else return shown;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
