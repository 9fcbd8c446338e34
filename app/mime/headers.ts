import { addressParser, decodeWords } from 'postal-mime';
import type { Address } from '../domain/message.ts';
import { decoderFor, decodeText, guessText, strictText } from './charset.ts';
import { oneLine } from './well-formed.ts';

/** A header block's fields: lower-case name to unfolded values, in order. */
export type Headers = Map<string, string[]>;

/** A value with parameters (RFC 2045 §5.1), both lower-case but for the parameters' values. */
export type ParameterisedValue = { value: string; parameters: Map<string, string> };

const maxFields = 5_000;
/** Long enough for a mailing to thousands, short enough for the address parser not to stall. */
const maxAddressText = 100_000;
const maxAddresses = 3_000;
const maxName = 500;

/** Reads a header block. Lines that are no field are passed over. */
export function readHeaders(block: Uint8Array): Headers {
  const headers: Headers = new Map();
  let name = '';
  let pieces: string[] = [];
  let fields = 0;
  const finish = () => {
    if (name === '') return;
    const value = pieces.join('').trim();
    const values = headers.get(name);
    if (values === undefined) headers.set(name, [value]);
    else values.push(value);
    name = '';
  };
  for (const line of headerText(block).split('\n')) {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text.startsWith(' ') || text.startsWith('\t')) {
      if (name !== '') pieces.push(text);
      continue;
    }
    finish();
    if (fields >= maxFields) break;
    const colon = text.indexOf(':');
    // RFC 5322 §2.2: a name is printable ASCII; "From someone" of an mbox is none.
    if (colon < 1 || !/^[!-9;-~]+[ \t]*$/.test(text.slice(0, colon))) continue;
    fields++;
    name = text.slice(0, colon).trimEnd().toLowerCase();
    pieces = [text.slice(colon + 1)];
  }
  finish();
  return headers;
}

/** Raw 8-bit headers are UTF-8 (RFC 6532), else in the charset of the body, else Windows-1252. */
function headerText(block: Uint8Array): string {
  const whole = strictText(block);
  if (whole !== null) return whole;
  const label = /charset\s*=\s*"?([\w.:-]+)/i.exec(guessText(block))?.[1] ?? '';
  const declared = /^(us-ascii|utf-?8)$/i.test(label) ? null : decoderFor(label);
  const lines: string[] = [];
  for (let at = 0; at < block.length; ) {
    const nl = block.indexOf(0x0a, at);
    const end = nl === -1 ? block.length : nl;
    const line = block.subarray(at, end);
    lines.push(strictText(line) ?? (declared === null ? guessText(line) : declared.decode(line)));
    at = end + 1;
  }
  return lines.join('\n');
}

/** A header's first value; empty when it is missing. */
export function first(headers: Headers, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

/** Unstructured text with its encoded words decoded (RFC 2047), on one line. */
export function headerWords(value: string, max: number): string {
  return oneLine(decodeWords(value.slice(0, 4 * max)), max);
}

/** Every mailbox of an address header, groups dissolved. Of several From only the first counts. */
export function headerAddresses(headers: Headers, name: string): Address[] {
  const found: Address[] = [];
  let budget = maxAddressText;
  const values = headers.get(name) ?? [];
  for (const value of name === 'from' ? values.slice(0, 1) : values) {
    const text = value.slice(0, budget);
    budget -= text.length;
    if (text === '') continue;
    for (const mailbox of addressParser(text, { flatten: true })) {
      if (found.length >= maxAddresses) return found;
      const address = oneLine(mailbox.address ?? '', maxName);
      const shown = headerWords(mailbox.name ?? '', maxName);
      if (address !== '' || shown !== '') found.push({ name: shown, address });
    }
  }
  return found;
}

/** The message ids in a header, with their angle brackets, at most 100: the last ones. */
export function messageIds(value: string): string[] {
  const ids = value.slice(0, 50_000).match(/<[^<>\s]{1,900}>/g) ?? [];
  return ids.slice(-100).map((id) => oneLine(id, 1_000));
}

/** Reads `value; name=value…` with RFC 2231 continuations and charsets. The first of equals wins. */
export function parameterised(text: string): ParameterisedValue {
  const source = text.slice(0, 20_000);
  const start = /^[^;]*/.exec(source)?.[0] ?? '';
  const value = withoutComments(start).replaceAll('"', '').trim().toLowerCase();
  const raw = new Map<string, string>();
  const pattern =
    /;\s*(?:\([^()]*\)\s*)?([^\s=;"()]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)("|$)|([^;]*))/gsy;
  let at = start.length;
  while (at < source.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match === null) {
      // Something that is no parameter: go on at the next semicolon.
      const next = source.indexOf(';', at + 1);
      if (next === -1) break;
      at = next;
      continue;
    }
    at = pattern.lastIndex;
    const name = (match[1] ?? '').toLowerCase();
    const content = match[2]?.replace(/\\(["\\])/g, '$1') ?? bareValue(match[4] ?? '');
    if (!raw.has(name)) raw.set(name, content);
    // Junk between a quoted value and the next semicolon.
    const next = source.indexOf(';', at);
    if (next === -1) break;
    at = next;
  }
  return { value, parameters: joinContinuations(raw) };
}

/** A comment may only follow white space there: `Invoice(1).pdf` is a name. */
function bareValue(text: string): string {
  return text.replace(/\s\([^()]*\)\s*$/, '').trim();
}

function withoutComments(text: string): string {
  return text.includes('(') ? text.replace(/\([^()]*\)/g, '') : text;
}

/** RFC 2231 §3 and §4. */
function joinContinuations(raw: Map<string, string>): Map<string, string> {
  const joined = new Map<string, string>();
  const sections = new Map<string, { nr: number; encoded: boolean; text: string }[]>();
  for (const [name, text] of raw) {
    const match = /^(.+?)\*(?:(\d{1,4})(\*?))?$/.exec(name);
    if (match === null) {
      joined.set(name, text);
      continue;
    }
    const section = {
      nr: Number(match[2] ?? 0),
      encoded: match[2] === undefined || match[3] === '*',
      text,
    };
    const key = match[1] ?? '';
    const list = sections.get(key);
    if (list === undefined) sections.set(key, [section]);
    else list.push(section);
  }
  for (const [name, list] of sections) {
    list.sort((a, b) => a.nr - b.nr);
    let charset = '';
    const bytes: number[] = [];
    for (const [position, { encoded, text }] of list.entries()) {
      let rest = text;
      const prefix = position === 0 && encoded ? /^([^']*)'[^']*'/.exec(text) : null;
      if (prefix !== null) {
        charset = prefix[1] ?? '';
        rest = text.slice(prefix[0].length);
      }
      appendBytes(bytes, rest, encoded);
    }
    joined.set(name, decodeText(Uint8Array.from(bytes), charset));
  }
  return joined;
}

const encoder = new TextEncoder();

function appendBytes(bytes: number[], text: string, encoded: boolean): void {
  const source = encoder.encode(text);
  for (let at = 0; at < source.length; at++) {
    const byte = source[at] ?? 0;
    const code = encoded && byte === 0x25 ? percentByte(source, at) : -1;
    if (code === -1) bytes.push(byte);
    else {
      bytes.push(code);
      at += 2;
    }
  }
}

function percentByte(source: Uint8Array, at: number): number {
  const digits = String.fromCharCode(source[at + 1] ?? 0, source[at + 2] ?? 0);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : -1;
}
