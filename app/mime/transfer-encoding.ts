/** How a part's body is encoded (RFC 2045 §6); what is not known is taken as it is. */
export type TransferEncoding = 'base64' | 'quoted-printable' | 'none';

/** Reads a Content-Transfer-Encoding; garbage around the word is passed over. */
export function transferEncoding(value: string): TransferEncoding {
  if (/base64/i.test(value)) return 'base64';
  return /quoted-printable/i.test(value) ? 'quoted-printable' : 'none';
}

/** The decoded bytes; never throws: what is no valid code is passed over or kept as it is. */
export function decodeTransfer(bytes: Uint8Array, encoding: TransferEncoding): Uint8Array {
  switch (encoding) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    case 'none':
      return bytes;
  }
}

/** How many bytes decoding would give, without decoding base64. */
export function decodedSize(bytes: Uint8Array, encoding: TransferEncoding): number {
  switch (encoding) {
    case 'base64':
      return base64Size(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes).length;
    case 'none':
      return bytes.length;
  }
}

const pad = 0x3d;
/** The value of each base64 letter; 255 for every other byte. */
const values = new Uint8Array(256).fill(255);
for (const [value, letter] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries()) {
  values[letter.charCodeAt(0)] = value;
}

/** Padding ends a unit, not the body: some senders encode each line on its own. */
function decodeBase64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let held = 0;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const value = values[byte] ?? 255;
    if (value === 255) {
      if (byte !== pad) continue;
      if (count >= 2) out[length++] = (held >> (count === 3 ? 10 : 4)) & 255;
      if (count === 3) out[length++] = (held >> 2) & 255;
      held = 0;
      count = 0;
      continue;
    }
    held = (held << 6) | value;
    if (++count === 4) {
      out[length++] = (held >> 16) & 255;
      out[length++] = (held >> 8) & 255;
      out[length++] = held & 255;
      held = 0;
      count = 0;
    }
  }
  if (count >= 2) out[length++] = (held >> (count === 3 ? 10 : 4)) & 255;
  if (count === 3) out[length++] = (held >> 2) & 255;
  return out.subarray(0, length);
}

function base64Size(bytes: Uint8Array): number {
  let size = 0;
  let letters = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (values[byte] !== 255) letters++;
    else if (byte === pad) {
      size += unitSize(letters);
      letters = 0;
    }
  }
  return size + unitSize(letters);
}

/** A single letter left over encodes no whole byte. */
function unitSize(letters: number): number {
  return Math.floor(letters / 4) * 3 + Math.max(0, (letters % 4) - 1);
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/** RFC 2045 §6.7; an `=` that begins no valid code stays. */
function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const first = bytes.indexOf(pad);
  const plainEnds = first === -1 && !hasSpaceBeforeLineEnd(bytes);
  if (plainEnds) return bytes;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  /** Up to here nothing may be taken back as white space at a line's end: it was encoded. */
  let fixed = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0a) {
      const withReturn = length > fixed && bytes[at - 1] === 0x0d;
      if (withReturn) length--;
      while (length > fixed && isSpace(out[length - 1])) length--;
      if (withReturn) out[length++] = 0x0d;
      out[length++] = byte;
      fixed = length;
      continue;
    }
    if (byte !== pad) {
      out[length++] = byte;
      continue;
    }
    const high = hexValue(bytes[at + 1]);
    const low = high < 0 ? -1 : hexValue(bytes[at + 2]);
    if (low >= 0) {
      out[length++] = (high << 4) | low;
      fixed = length;
      at += 2;
      continue;
    }
    const next = softBreakEnd(bytes, at + 1);
    if (next === -1) out[length++] = byte;
    else {
      at = next - 1;
      fixed = length;
    }
  }
  return out.subarray(0, length);
}

function hasSpaceBeforeLineEnd(bytes: Uint8Array): boolean {
  for (let nl = bytes.indexOf(0x0a); nl !== -1; nl = bytes.indexOf(0x0a, nl + 1)) {
    const before = bytes[nl - 1] === 0x0d ? bytes[nl - 2] : bytes[nl - 1];
    if (isSpace(before)) return true;
  }
  return false;
}

/** Where the text goes on after a soft line break, or -1 when this is none. */
function softBreakEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at - from < 100 && isSpace(bytes[at])) at++;
  if (at === bytes.length) return at;
  if (bytes[at] === 0x0d) at++;
  return bytes[at] === 0x0a ? at + 1 : -1;
}
