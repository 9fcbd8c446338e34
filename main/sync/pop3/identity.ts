import { createHash } from 'node:crypto';
import type { ContentHash } from '../../../app/domain/message.ts';

/*
 * What a message is known by from pass to pass. Four forms, which never collide:
 *   the server's UIDL        as it is
 *   sha256:<hex>             of a UIDL that is too long for a key, or looks like one of these forms
 *   top:<octets>:<hex>       of a message without UIDL: LIST's octets and the SHA-256 of its header
 *   hash:<hex>               of a message without UIDL whose header tells too little: its content
 * Only the last one cannot be told without downloading.
 */

/** Characters of a UIDL that are kept as they are; the cache's keys hold at most 70,000. */
const maxUidl = 60_000;
const ownForm = /^(?:sha256|top|hash):/;
/** Without one of these two messages of equal size could have equal headers. */
const telling = /^(?:message-id|received)[ \t]*:/im;

/** A server's UIDL (bytes as Latin-1, any length) as it is kept in the cache (POP-2). */
export function uidlKey(uidl: string): string {
  if (uidl.length <= maxUidl && !ownForm.test(uidl)) return uidl;
  return `sha256:${createHash('sha256').update(uidl, 'latin1').digest('hex')}`;
}

/**
 * The identity of a message without UIDL from LIST's octets and its header: `bytes` may be the
 * header alone (TOP) or the whole message, with the same result. Null when its header has neither
 * Message-ID nor Received: then only the content tells.
 */
export function headerIdentity(octets: number, bytes: Uint8Array): string | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = whole.indexOf('\r\n\r\n');
  // With or without the empty line that ends it: servers differ in what TOP gives.
  const header = trimmed(end === -1 ? whole : whole.subarray(0, end));
  if (!telling.test(header.toString('latin1'))) return null;
  return `top:${octets}:${createHash('sha256').update(header).digest('hex')}`;
}

/** The identity of a message without UIDL that was downloaded. */
export function contentIdentity(octets: number, bytes: Uint8Array, hash: ContentHash): string {
  return headerIdentity(octets, bytes) ?? `hash:${hash}`;
}

/** LIST's octets of which a message is known by its header, out of all known identities. */
export function octetsKnownByHeader(uidls: Iterable<string>): Set<number> {
  const known = new Set<number>();
  for (const uidl of uidls) {
    const octets = /^top:(\d+):/.exec(uidl)?.[1];
    if (octets !== undefined) known.add(Number(octets));
  }
  return known;
}

function trimmed(header: Buffer): Buffer {
  let end = header.length;
  while (end > 0 && (header[end - 1] === 0x0a || header[end - 1] === 0x0d)) end -= 1;
  return header.subarray(0, end);
}
