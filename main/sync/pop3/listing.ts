import { Pop3Error } from './pop3-error.ts';

/** A server's capabilities (RFC 2449): name in upper case → its arguments. */
export type Pop3Capabilities = ReadonlyMap<string, readonly string[]>;

/** Parses the body of CAPA. Names and arguments are upper-cased. */
export function parseCapabilities(body: Uint8Array): Pop3Capabilities {
  const capabilities = new Map<string, readonly string[]>();
  for (const line of linesOf(body)) {
    const [name, ...values] = line.trim().toUpperCase().split(/\s+/);
    if (name) capabilities.set(name, values);
  }
  return capabilities;
}

/** Parses the text of STAT's answer. Throws Pop3Error `protocol`. */
export function parseStat(text: string): { count: number; octets: number } {
  const [, count, octets] = /^(\d{1,15})\s+(\d{1,15})/.exec(text) ?? [];
  if (count === undefined || octets === undefined) throw malformed('STAT', text);
  return { count: Number(count), octets: Number(octets) };
}

/**
 * Parses the body of LIST: message number → size in octets. A line that is not understood or a
 * number listed twice is a Pop3Error `protocol`: with a wrong count of messages in hand nothing
 * that follows could be trusted.
 */
export function parseList(body: Uint8Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const line of linesOf(body)) {
    const [, number, size] = /^\s*(\d{1,9})\s+(\d{1,15})(?:\s|$)/.exec(line) ?? [];
    if (number === undefined || size === undefined) throw malformed('LIST', line);
    const key = messageNumber('LIST', number, line);
    if (sizes.has(key)) throw malformed('LIST', line);
    sizes.set(key, Number(size));
  }
  return sizes;
}

/**
 * Parses the body of UIDL: message number → unique id, of any length, bytes as Latin-1. A message
 * without an id is left out (it is still in LIST, so it is not lost); the same id for two messages
 * is kept. A line without a valid number, or a number with two ids, is a Pop3Error `protocol`.
 */
export function parseUidl(body: Uint8Array): Map<number, string> {
  const uidls = new Map<number, string>();
  for (const line of linesOf(body)) {
    const [, number, uidl = ''] = /^\s*(\d{1,9})(?: +(.*?))?\s*$/s.exec(line) ?? [];
    if (number === undefined) throw malformed('UIDL', line);
    const key = messageNumber('UIDL', number, line);
    if (uidl === '') continue;
    if (uidls.has(key) && uidls.get(key) !== uidl) throw malformed('UIDL', line);
    uidls.set(key, uidl);
  }
  return uidls;
}

function messageNumber(command: string, digits: string, line: string): number {
  const number = Number(digits);
  if (number < 1) throw malformed(command, line);
  return number;
}

function linesOf(body: Uint8Array): string[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
  return text.split('\r\n').filter((line) => line !== '');
}

function malformed(command: string, line: string): Pop3Error {
  return new Pop3Error('protocol', `The answer to ${command} is malformed`, line);
}
