import { createHash } from 'node:crypto';
import type { FetchedMessage } from '../../../app/sync/batch.ts';
import { batchLimits, maxMessageBytes } from '../limits.ts';
import { isRefusedCommand } from './failures.ts';
import type { FetchedRow } from './mailbox.ts';
import { examine, fetchSources } from './mailbox.ts';
import type { ListedFolderWork, Pass } from './pass.ts';
import type { FetchRange } from './planner.ts';
import { planFetch } from './planner.ts';

/** One FETCH makes one batch. */
const fetchLimits = { ...batchLimits, maxMessageBytes };

/**
 * Fetches a folder's missing contents, newest first, while the cache writes the earlier ones.
 * `between` runs between two commands and may use the session; it answers true when it left
 * another folder open. Answers whether everything wanted was sent; messages gone meanwhile are
 * missing then, and the next pass finds them vanished.
 */
export async function fetchFolder(
  pass: Pass,
  work: ListedFolderWork,
  between: () => Promise<boolean>,
): Promise<boolean> {
  const ranges = planFetch(work.wanted, fetchLimits);
  if (ranges.length === 0) return true;
  if (!(await reopen(pass, work))) return false;
  let complete = true;
  for (const range of ranges) {
    if ((await between()) && !(await reopen(pass, work))) return false;
    complete = (await fetchRange(pass, work, range)) && complete;
  }
  return complete;
}

/** False when UIDVALIDITY changed since the listing: the next pass resets the folder. */
async function reopen(pass: Pass, work: ListedFolderWork): Promise<boolean> {
  const state = await examine(pass.session, work.folder.path, pass.subject);
  return state.uidValidity === work.state.uidValidity;
}

async function fetchRange(pass: Pass, work: ListedFolderWork, range: FetchRange): Promise<boolean> {
  let items: FetchedMessage[] = [];
  let bytes = 0;
  let received = 0;
  const send = async (): Promise<void> => {
    if (items.length === 0) return;
    const batch = { items: items.reverse(), bytes };
    items = [];
    bytes = 0;
    await pass.delivery.send(
      { changes: [{ type: 'fetched', folder: work.id, items: batch.items }], cursors: [] },
      batch.bytes,
      () => {
        pass.tally.addFetched(work.id, batch.items.length, batch.bytes);
        pass.tally.report();
      },
    );
  };
  try {
    for await (const row of fetchSources(pass.session, range.uids)) {
      // The plan rests on sizes the server told; the batch is cut by what really came.
      if (items.length > 0 && bytes + row.source.byteLength > 2 * batchLimits.maxBytes) {
        await send();
      }
      items.push(fetchedMessage(row, work.state.uidValidity));
      bytes += row.source.byteLength;
      received += 1;
    }
  } catch (error) {
    // NO to a FETCH means that the server could not read some message; the others have come.
    if (!pass.session.usable() || !isRefusedCommand(error)) throw error;
    await send();
    return false;
  }
  await send();
  return received === range.uids.length;
}

function fetchedMessage(row: FetchedRow, uidValidity: number): FetchedMessage {
  const bytes = ownBytes(row.source);
  return {
    ref: { kind: 'imap', uidValidity, uid: row.uid },
    flags: row.flags,
    received: row.received,
    hash: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  };
}

/** The bytes with a memory of their own, exactly sized: they are sent and kept one by one. */
function ownBytes(source: Buffer): Uint8Array {
  const { buffer, byteLength } = source;
  return buffer.byteLength === byteLength ? new Uint8Array(buffer) : new Uint8Array(source);
}
