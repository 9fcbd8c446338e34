import type { ContentHash } from '../domain/message.ts';
import type { PackRow } from './rows.ts';
import type { Cache } from './schema.ts';

/**
 * Most bytes in one pack, but for a larger message alone. IndexedDB's cost is by the record more
 * than by the byte; a pack is read whole to open one message, so it must stay small too.
 */
export const maxPackBytes = 384 * 1024;

/** Puts messages together into packs, in order; `first` numbers the first pack and so on. */
export function makePacks(
  messages: readonly { hash: ContentHash; bytes: Uint8Array }[],
  first: number,
): PackRow[] {
  const packs: PackRow[] = [];
  let open: { hash: ContentHash; bytes: Uint8Array }[] = [];
  let size = 0;
  const close = (): void => {
    if (open.length > 0) packs.push(packOf(first + packs.length, open, size));
    open = [];
    size = 0;
  };
  for (const message of messages) {
    if (size + message.bytes.byteLength > maxPackBytes) close();
    open.push(message);
    size += message.bytes.byteLength;
  }
  close();
  return packs;
}

function packOf(
  pack: number,
  messages: readonly { hash: ContentHash; bytes: Uint8Array }[],
  size: number,
): PackRow {
  const bytes = new Uint8Array(size);
  let offset = 0;
  const members = messages.map(({ hash, bytes: one }) => {
    const member = { hash, offset, size: one.byteLength };
    bytes.set(one, offset);
    offset += one.byteLength;
    return member;
  });
  return { pack, members, bytes };
}

/** The raw bytes of a content, exactly as the server holds them; null when they are not here. */
export async function rawBytes(
  cache: Cache,
  hash: ContentHash,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const content = await cache.contents.get(hash);
  const pack = content === undefined ? undefined : await cache.packs.get(content.pack);
  return pack === undefined ? null : memberBytes(pack, hash);
}

/** One message out of a pack, with memory of its own; null when it is not in it. */
export function memberBytes(pack: PackRow, hash: ContentHash): Uint8Array<ArrayBuffer> | null {
  const member = pack.members.find((one) => one.hash === hash);
  return member === undefined ? null : pack.bytes.slice(member.offset, member.offset + member.size);
}

/** A pack without some of its messages; null when none is left. */
export function withoutMembers(pack: PackRow, gone: ReadonlySet<ContentHash>): PackRow | null {
  const kept = pack.members.filter(({ hash }) => !gone.has(hash));
  const messages = kept.map(({ hash, offset, size }) => ({
    hash,
    bytes: pack.bytes.subarray(offset, offset + size),
  }));
  const size = kept.reduce((sum, member) => sum + member.size, 0);
  return kept.length === 0 ? null : packOf(pack.pack, messages, size);
}
