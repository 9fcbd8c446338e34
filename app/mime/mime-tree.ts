import { guessText } from './charset.ts';
import {
  first,
  type Headers,
  type ParameterisedValue,
  parameterised,
  readHeaders,
} from './headers.ts';
import { decodeTransfer, type TransferEncoding, transferEncoding } from './transfer-encoding.ts';

/** A part of a message (RFC 2045): its headers and where its body lies in `source`. */
export type MimePart = {
  headers: Headers;
  type: ParameterisedValue;
  disposition: ParameterisedValue;
  encoding: TransferEncoding;
  source: Uint8Array;
  bodyStart: number;
  bodyEnd: number;
  /** Of a multipart its parts; of a message/rfc822 the one message in it. */
  children: MimePart[];
  parent: MimePart | null;
  depth: number;
};

/** What could not be read as it was meant; null when all could. */
export type TreeDefect = 'tooManyParts' | 'tooDeep' | 'longHeader' | 'noBoundary' | null;

export type MimeTree = { root: MimePart; defect: TreeDefect };

/** Real mail nests about ten deep at most, and has some hundred parts (a digest). */
const maxDepth = 40;
const maxParts = 2_000;
/** Of one part's header; what comes later is passed over. */
const maxHeaderBytes = 512_000;

type Boundary = { part: MimePart; marker: Uint8Array };
type Hit = { index: number; lineStart: number; next: number; closing: boolean };
type Reading = { parts: number; headerBytes: number; defect: TreeDefect };

/**
 * Takes a message apart without decoding it: one pass over the bytes, bounded in depth, parts and
 * headers whatever the bytes are. Never throws.
 */
export function readTree(bytes: Uint8Array): MimeTree {
  const reading: Reading = { parts: 0, headerBytes: 0, defect: null };
  const root = readMessage(withLineFeeds(bytes), null, 0, reading);
  return { root, defect: reading.defect };
}

/** A part's body as the sender meant it. */
export function partBytes(part: MimePart): Uint8Array {
  return decodeTransfer(part.source.subarray(part.bodyStart, part.bodyEnd), part.encoding);
}

/** Mail of old Macs ends its lines with CR alone. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes;
  return bytes.map((byte) => (byte === 0x0d ? 0x0a : byte));
}

function readMessage(
  source: Uint8Array,
  parent: MimePart | null,
  start: number,
  reading: Reading,
): MimePart {
  const root = newPart(source, parent, 'text/plain', reading);
  const boundaries: Boundary[] = [];
  let current = root;
  let position = start;
  for (;;) {
    const headerHit = readHeader(current, position, boundaries, reading);
    const child = headerHit === null ? openChild(current, reading) : null;
    if (child !== null) {
      position = current.bodyStart;
      current = child;
      continue;
    }
    openBoundary(current, boundaries);
    let hit = headerHit ?? nextHit(source, current.bodyStart, boundaries);
    while (hit !== null) {
      const owner: MimePart | undefined = boundaries[hit.index]?.part;
      if (owner === undefined) break;
      closeDownTo(current, owner, contentEnd(source, hit.lineStart));
      boundaries.length = hit.index + (hit.closing ? 0 : 1);
      current = owner;
      if (!hit.closing) break;
      hit = nextHit(source, hit.next, boundaries);
    }
    if (hit === null || (reading.parts >= maxParts && note(reading, 'tooManyParts'))) {
      closeDownTo(current, null, source.length);
      break;
    }
    const digest = current.type.value === 'multipart/digest';
    const next = newPart(source, current, digest ? 'message/rfc822' : 'text/plain', reading);
    current.children.push(next);
    current = next;
    position = hit.next;
  }
  readHidden(root, reading);
  return root;
}

function note(reading: Reading, defect: TreeDefect): true {
  reading.defect ??= defect;
  return true;
}

function newPart(
  source: Uint8Array,
  parent: MimePart | null,
  type: string,
  reading: Reading,
): MimePart {
  reading.parts++;
  return {
    headers: new Map(),
    type: { value: type, parameters: new Map() },
    disposition: { value: '', parameters: new Map() },
    encoding: 'none',
    source,
    bodyStart: 0,
    bodyEnd: -1,
    children: [],
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
  };
}

/** Reads the part's header; answers the boundary that cuts it off, if one does. */
function readHeader(
  part: MimePart,
  start: number,
  boundaries: Boundary[],
  reading: Reading,
): Hit | null {
  const { source } = part;
  let at = start;
  let end = -1;
  let hit: Hit | null = null;
  while (end === -1) {
    if (at >= source.length) {
      end = source.length;
      part.bodyStart = end;
      break;
    }
    const nl = source.indexOf(0x0a, at);
    const lineEnd = nl === -1 ? source.length : nl;
    const next = nl === -1 ? source.length : nl + 1;
    if (lineEnd === at || (lineEnd === at + 1 && source[at] === 0x0d)) {
      end = at;
      part.bodyStart = next;
      break;
    }
    hit = boundaryAt(source, at, lineEnd, next, boundaries);
    if (hit !== null) {
      end = at;
      part.bodyStart = at;
    }
    at = next;
  }
  const room = Math.max(0, Math.min(maxHeaderBytes, 4 * maxHeaderBytes - reading.headerBytes));
  if (end - start > room) note(reading, 'longHeader');
  const block = source.subarray(start, Math.min(end, start + room));
  reading.headerBytes += block.length;
  part.headers = readHeaders(block);
  // Not a single field: these lines are text, not a header.
  if (part.headers.size === 0 && end > start) part.bodyStart = start;
  const type = parameterised(first(part.headers, 'content-type'));
  part.type = { value: typeOf(type.value, part), parameters: type.parameters };
  part.disposition = parameterised(first(part.headers, 'content-disposition'));
  part.encoding = transferEncoding(first(part.headers, 'content-transfer-encoding'));
  return hit;
}

/** A type that is none: RFC 2045 §5.2 takes it for text, which encoded data of a part is not. */
function typeOf(value: string, part: MimePart): string {
  if (value === '') return part.type.value;
  const valid = /^[a-z0-9!#$&^_.+*-]+\/[a-z0-9!#$&^_.+*-]+/.exec(value)?.[0];
  if (valid !== undefined) return valid;
  return value.startsWith('text') || part.parent === null
    ? 'text/plain'
    : 'application/octet-stream';
}

export const isMultipart = (part: MimePart) => part.type.value.startsWith('multipart/');
export const isMessage = (part: MimePart) =>
  part.type.value === 'message/rfc822' || part.type.value === 'message/global';

/** The message inside a message/rfc822 that stands there unencoded. */
function openChild(part: MimePart, reading: Reading): MimePart | null {
  if (!isMessage(part) || part.encoding !== 'none') return null;
  if (part.depth >= maxDepth || reading.parts >= maxParts) {
    note(reading, part.depth >= maxDepth ? 'tooDeep' : 'tooManyParts');
    return null;
  }
  const child = newPart(part.source, part, 'text/plain', reading);
  part.children.push(child);
  return child;
}

const encoder = new TextEncoder();

function openBoundary(part: MimePart, boundaries: Boundary[]): void {
  if (!isMultipart(part) || part.depth >= maxDepth) return;
  // RFC 2046 §5.1.1: at most 70 characters, and not ending in white space.
  const value = (part.type.parameters.get('boundary') ?? '').trimEnd();
  if (value === '' || value.length > 1_000) return;
  boundaries.push({ part, marker: encoder.encode(value) });
}

/** The next boundary line at or after a line's start. */
function nextHit(source: Uint8Array, from: number, boundaries: Boundary[]): Hit | null {
  if (boundaries.length === 0) return null;
  let at = from;
  while (at < source.length) {
    if (source[at] === 0x2d && source[at + 1] === 0x2d) {
      const nl = source.indexOf(0x0a, at);
      const lineEnd = nl === -1 ? source.length : nl;
      const next = nl === -1 ? source.length : nl + 1;
      const hit = boundaryAt(source, at, lineEnd, next, boundaries);
      if (hit !== null) return hit;
      at = next;
      continue;
    }
    const nl = source.indexOf(0x0a, at);
    if (nl === -1) return null;
    at = nl + 1;
  }
  return null;
}

/** The innermost boundary that this line is. */
function boundaryAt(
  source: Uint8Array,
  at: number,
  lineEnd: number,
  next: number,
  boundaries: Boundary[],
): Hit | null {
  if (source[at] !== 0x2d || source[at + 1] !== 0x2d) return null;
  for (let index = boundaries.length - 1; index >= 0; index--) {
    const marker = boundaries[index]?.marker;
    if (marker === undefined || !startsWith(source, at + 2, lineEnd, marker)) continue;
    let rest = at + 2 + marker.length;
    const closing = source[rest] === 0x2d && source[rest + 1] === 0x2d;
    if (closing) rest += 2;
    while (rest < lineEnd && (source[rest] ?? 0) <= 0x20) rest++;
    if (rest === lineEnd) return { index, lineStart: at, next, closing };
  }
  return null;
}

function startsWith(source: Uint8Array, at: number, end: number, marker: Uint8Array): boolean {
  if (at + marker.length > end) return false;
  for (let i = 0; i < marker.length; i++) if (source[at + i] !== marker[i]) return false;
  return true;
}

/** The line end before a boundary belongs to the boundary (RFC 2046 §5.1.1). */
function contentEnd(source: Uint8Array, lineStart: number): number {
  if (lineStart < 1 || source[lineStart - 1] !== 0x0a) return lineStart;
  return source[lineStart - 2] === 0x0d ? lineStart - 2 : lineStart - 1;
}

/** Ends every open part from `part` up to, not including, `owner`. */
function closeDownTo(part: MimePart, owner: MimePart | null, end: number): void {
  for (let open: MimePart | null = part; open !== null && open !== owner; open = open.parent) {
    if (open.bodyEnd === -1) open.bodyEnd = Math.max(open.bodyStart, end);
  }
}

/** Reads multiparts whose boundary is not the one they name, and what is encoded as a whole. */
function readHidden(part: MimePart, reading: Reading): void {
  for (const child of part.children) if (child.source === part.source) readHidden(child, reading);
  if (part.children.length > 0 || part.bodyEnd <= part.bodyStart) return;
  const multipart = isMultipart(part);
  if (!multipart && !(isMessage(part) && part.encoding !== 'none')) return;
  if (part.depth >= maxDepth || reading.parts >= maxParts) {
    note(reading, part.depth >= maxDepth ? 'tooDeep' : 'tooManyParts');
    return;
  }
  // RFC 2045 §6.4 forbids to encode these, and some senders do.
  const body = partBytes(part);
  const inner = multipart ? readWithFoundBoundary(part, body, reading) : null;
  if (inner !== null) part.children.push(...inner);
  else if (multipart) note(reading, 'noBoundary');
  else part.children.push(readMessage(body, part, 0, reading));
}

/** The parts of a multipart by the first line that looks like a boundary before a part. */
function readWithFoundBoundary(
  part: MimePart,
  body: Uint8Array,
  reading: Reading,
): MimePart[] | null {
  const start = guessText(body.subarray(0, 100_000));
  const marker = /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?:[ \t]*\r?\n)?Content-[A-Za-z-]+:/.exec(
    start,
  )?.[1];
  if (marker === undefined || /["\\]/.test(marker)) return null;
  const lead = encoder.encode(`Content-Type: ${part.type.value}; boundary="${marker}"\n\n`);
  const whole = new Uint8Array(lead.length + body.length);
  whole.set(lead);
  whole.set(body, lead.length);
  const { children } = readMessage(whole, part, 0, reading);
  for (const child of children) child.parent = part;
  return children.length > 0 ? children : null;
}
