import type { FolderId, Role } from '../domain/folder.ts';
import { folderId } from '../domain/folder.ts';
import type { Pop3Ref, RemoteRef } from '../domain/message.ts';
import { placementId, sortDate } from '../domain/message.ts';
import type { Batch, Change, FetchedMessage, ListedMessage } from '../sync/batch.ts';
import { FolderCounts } from './folder-counts.ts';
import { isSeen, type Overlay, overlayPending } from './pending-flags.ts';
import { placedIn } from './remove-folders.ts';
import type { ContentRow, FolderRow, PlacementRow } from './rows.ts';
import type { Cache } from './schema.ts';

type Contents = ReadonlyMap<string, ContentRow>;

/** What every change of a batch needs. */
type Work = {
  cache: Cache;
  account: string;
  contents: Contents;
  counts: FolderCounts;
  overlay: Overlay;
  /** Writes under way. IndexedDB keeps their order, so that later reads see them. */
  writes: PromiseLike<unknown>[];
};

/**
 * Applies a batch's changes to rows and counts. Runs inside the batch's transaction and awaits
 * nothing but Dexie, which would otherwise end the transaction early.
 */
export async function applyChanges(cache: Cache, batch: Batch, contents: Contents): Promise<void> {
  const { account } = batch;
  const overlay = await overlayPending(cache, account);
  const work: Work = { cache, account, contents, counts: new FolderCounts(), overlay, writes: [] };
  for (const change of batch.changes) await applyChange(work, change);
  await Promise.all([...work.writes, work.counts.write(cache)]);
}

async function applyChange(work: Work, change: Change): Promise<void> {
  switch (change.type) {
    case 'folders':
      return putFolders(work, change.folders);
    case 'listed':
      return putRows(work, change.folder, change.items, (item, before) =>
        before === null ? listedRow(item) : { flags: item.flags },
      );
    case 'fetched':
      return putFetched(work, change.folder, change.items);
    case 'flags':
      return putFlags(work, change.folder, change.items);
    case 'vanished':
      return removeRows(
        work,
        change.refs.map((ref) => placementId(work.account, change.folder, ref)),
      );
    case 'reset': {
      const old = await placedIn(work.cache, change.folder)
        .filter((row) => row.uidValidity !== change.uidValidity)
        .primaryKeys();
      return removeRows(work, old);
    }
    case 'rebound':
      return rebind(work, change.items);
    default:
      return change satisfies never;
  }
}

async function putFolders(
  { cache, account }: Work,
  folders: Extract<Change, { type: 'folders' }>['folders'],
): Promise<void> {
  const before = new Map<FolderId, FolderRow>();
  for (const row of await cache.folders.where('account').equals(account).toArray()) {
    before.set(row.id, row);
  }
  const rows = folders.map((folder, position): FolderRow => {
    const id = folderId(account, folder.path);
    const { total = 0, unread = 0, stored = 0 } = before.get(id) ?? {};
    return { ...folder, id, account, position, total, unread, stored };
  });
  const kept = new Set(rows.map(({ id }) => id));
  const gone = [...before.values()].filter(({ id, remote }) => remote && !kept.has(id));
  for (const row of rows) {
    const role = before.get(row.id)?.role;
    if (role !== undefined && role !== row.role) await changeRole(cache, row.id, row.role);
  }
  await cache.folders.bulkPut(rows);
  await cache.folders.bulkDelete(gone.map(({ id }) => id));
  await cache.cursors.bulkDelete(gone.map(({ id }) => id));
}

async function changeRole(cache: Cache, folder: FolderId, role: Role): Promise<void> {
  await placedIn(cache, folder).modify({ role });
}

/** The part of a row that a listing or a content gives. */
type Described = Partial<PlacementRow> & { flags: string[] };

async function putRows<T extends ListedMessage | FetchedMessage>(
  { cache, account, counts, overlay, writes }: Work,
  folder: FolderId,
  items: readonly T[],
  rowOf: (item: T, before: PlacementRow | null) => Described,
): Promise<void> {
  const ids = items.map((item) => placementId(account, folder, item.ref));
  const [before, folderRow] = await Promise.all([
    cache.placements.bulkGet(ids),
    cache.folders.get(folder),
  ]);
  const role = folderRow?.role ?? 'none';
  const rows = new Map<string, PlacementRow>();
  items.forEach((item, index) => {
    const id = ids[index] ?? '';
    const old = rows.get(id) ?? before[index] ?? null;
    const described = rowOf(item, old);
    const flags = overlay(id, described.flags);
    const row: PlacementRow = {
      ...(old ?? emptyRow(item.ref)),
      ...described,
      id,
      account,
      folder,
      role,
      flags,
      seen: isSeen(flags),
    };
    if (old !== null) counts.removed(old);
    counts.added(row);
    rows.set(id, row);
  });
  writes.push(cache.placements.bulkPut([...rows.values()]));
}

function emptyRow(ref: RemoteRef): Omit<PlacementRow, 'id' | 'account' | 'folder' | 'role'> {
  return {
    ref,
    uid: ref.kind === 'imap' ? ref.uid : 0,
    uidValidity: ref.kind === 'imap' ? ref.uidValidity : 0,
    hash: null,
    doc: null,
    flags: [],
    seen: 0,
    date: 0,
    received: 0,
    size: 0,
    subject: '',
    from: [],
    to: [],
    messageId: '',
    snippet: '',
    attachments: 0,
  };
}

function listedRow(item: ListedMessage): Described {
  const { flags, received, size, subject, from, to, messageId } = item;
  const date = sortDate(item.sent, received);
  return { flags, received, date, size, subject, from, to, messageId };
}

function fetchedRow(item: FetchedMessage, content: ContentRow | undefined): Described {
  const { hash, flags, received } = item;
  // Every fetched message was stored before the transaction began.
  if (content === undefined) throw new Error(`The content ${hash} was not stored.`);
  return {
    hash,
    doc: content.doc,
    flags,
    received,
    date: sortDate(content.sent, received),
    size: item.bytes.byteLength,
    subject: content.subject,
    from: content.from,
    to: content.to,
    messageId: content.messageId,
    snippet: content.snippet,
    attachments: content.attachments.filter(({ inline }) => !inline).length,
  };
}

async function putFetched(
  work: Work,
  folder: FolderId,
  items: readonly FetchedMessage[],
): Promise<void> {
  const fresh = await notDownloaded(work, items);
  await putRows(work, folder, fresh, (item) => fetchedRow(item, work.contents.get(item.hash)));
  // For POP3 the UIDLs are the cursor: they are written with the rows they stand for (SYNC-1).
  const rows = fresh.flatMap(({ ref, hash, received }) =>
    ref.kind === 'pop3'
      ? [{ account: work.account, uidl: ref.uidl, twin: ref.twin, hash, firstSeen: received }]
      : [],
  );
  if (rows.length > 0) await work.cache.uidls.bulkPut(rows);
}

/**
 * Without the POP3 messages that were downloaded before: where such a message lies, whether it is
 * still here, and its flags are the person's by now (POP-5).
 */
async function notDownloaded(
  { cache, account }: Work,
  items: readonly FetchedMessage[],
): Promise<FetchedMessage[]> {
  const keys = items.flatMap(({ ref }) => (ref.kind === 'pop3' ? [uidlKey(account, ref)] : []));
  if (keys.length === 0) return [...items];
  const known = new Set<string>();
  for (const row of await cache.uidls.bulkGet(keys)) {
    if (row !== undefined) known.add(JSON.stringify([row.uidl, row.twin]));
  }
  return items.filter(
    ({ ref }) => ref.kind !== 'pop3' || !known.has(JSON.stringify([ref.uidl, ref.twin])),
  );
}

function uidlKey(account: string, { uidl, twin }: Pop3Ref): [string, string, string] {
  return [account, uidl, twin];
}

/** A server renumbered its messages: what is known under one UIDL is known under another now. */
async function rebind(
  { cache, account }: Work,
  items: readonly { from: Pop3Ref; to: Pop3Ref }[],
): Promise<void> {
  for (const { from, to } of items) {
    const known = await cache.uidls.get(uidlKey(account, from));
    if (known === undefined) continue;
    await cache.uidls.delete(uidlKey(account, from));
    await cache.uidls.put({ ...known, uidl: to.uidl, twin: to.twin });
    const row = await cache.placements.get(placementId(account, '', from));
    if (row === undefined) continue;
    await cache.placements.delete(row.id);
    await cache.placements.put({ ...row, id: placementId(account, '', to), ref: to });
  }
}

async function putFlags(
  { cache, account, counts, overlay }: Work,
  folder: FolderId,
  items: readonly { ref: RemoteRef; flags: string[] }[],
): Promise<void> {
  const ids = items.map(({ ref }) => placementId(account, folder, ref));
  const before = await cache.placements.bulkGet(ids);
  const rows: PlacementRow[] = [];
  items.forEach((item, index) => {
    const old = before[index];
    // Expunged meanwhile, or never listed: flags alone make no message.
    if (old === undefined) return;
    const flags = overlay(old.id, item.flags);
    const row = { ...old, flags, seen: isSeen(flags) };
    counts.removed(old);
    counts.added(row);
    rows.push(row);
  });
  await cache.placements.bulkPut(rows);
}

async function removeRows({ cache, counts }: Work, ids: readonly string[]): Promise<void> {
  const rows = await cache.placements.bulkGet([...ids]);
  for (const row of rows) if (row !== undefined) counts.removed(row);
  await cache.placements.bulkDelete([...ids]);
}
