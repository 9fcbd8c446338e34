import type { ExportPage } from '../ipc/cache-calls.ts';
import { memberBytes } from './packs.ts';
import type { PackRow } from './rows.ts';
import type { Cache } from './schema.ts';

/** Most bytes of messages in one page, but for a larger message alone. */
const maxBytes = 8 * 1024 * 1024;

/** Messages whose bytes are here, in the order of placement ids, after the one given. */
export async function exportPage(
  cache: Cache,
  after: string | null,
  limit: number,
): Promise<ExportPage> {
  const rows = await cache.placements
    .where(':id')
    .above(after ?? '')
    .limit(limit)
    .toArray();
  const names = new Map((await cache.accounts.toArray()).map(({ id, name }) => [id, name]));
  const items: ExportPage['items'] = [];
  let bytesInPage = 0;
  let last: string | null = null;
  // Neighbours mostly lie in one pack.
  let pack: PackRow | undefined;
  for (const row of rows) {
    if (row.hash === null) {
      last = row.id;
      continue;
    }
    if (items.length > 0 && bytesInPage + row.size > maxBytes) {
      return { items, next: last };
    }
    const content = await cache.contents.get(row.hash);
    if (content !== undefined && pack?.pack !== content.pack) {
      pack = await cache.packs.get(content.pack);
    }
    const bytes = pack === undefined ? null : memberBytes(pack, row.hash);
    // Rows and bytes are committed together or bytes first: a gap here is damage, and is said.
    if (bytes === null) throw new Error(`The bytes of "${row.subject}" are missing.`);
    bytesInPage += bytes.byteLength;
    items.push({
      account: row.account,
      accountName: names.get(row.account) ?? row.account,
      folder: row.folder.slice(row.account.length + 1),
      hash: row.hash,
      flags: row.flags,
      received: row.received,
      sent: content?.sent ?? null,
      messageId: row.messageId,
      subject: row.subject,
      uid: row.ref.kind === 'imap' ? row.ref.uid : null,
      uidl: row.ref.kind === 'pop3' ? row.ref.uidl : null,
      bytes,
    });
    last = row.id;
  }
  return { items, next: rows.length < limit ? null : last };
}
