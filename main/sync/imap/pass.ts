import type { FolderId, RemoteFolder } from '../../../app/domain/folder.ts';
import type { EngineContext } from '../../../app/sync/engine.ts';
import type { Delivery } from '../delivery.ts';
import type { FailureSubject } from './failures.ts';
import type { ServerFolderState, Wanted } from './planner.ts';
import type { Session } from './session.ts';

/** What one pass over an account works with. */
export type Pass = {
  readonly context: EngineContext;
  readonly subject: FailureSubject;
  readonly session: Session;
  readonly delivery: Delivery;
  readonly signal: AbortSignal;
  readonly tally: Tally;
};

/** A folder after its listing: what is still to be fetched. */
export type ListedFolderWork = {
  folder: RemoteFolder;
  id: FolderId;
  state: ServerFolderState;
  wanted: Wanted[];
};

/** Counts of the account, by folder, and of this pass. */
export type Tally = {
  /** Announces the folders to come: nothing is reported before all of them are counted. */
  expect(ids: readonly FolderId[]): void;
  setFolder(id: FolderId, listed: number, stored: number): void;
  /** Messages of a folder whose bytes were acknowledged. */
  addFetched(id: FolderId, messages: number, bytes: number): void;
  /** Reports the account's counts, if they changed since the last report. */
  report(): void;
  folder(id: FolderId): { listed: number; stored: number };
  totals(): { listed: number; stored: number; newMessages: number; bytes: number };
};

/** Starts the counts of a pass. */
export function createTally(report: EngineContext['report']): Tally {
  const folders = new Map<FolderId, { listed: number; stored: number }>();
  let newMessages = 0;
  let bytes = 0;
  let reported = '';
  let expected: readonly FolderId[] = [];
  const totals = (): ReturnType<Tally['totals']> => {
    let listed = 0;
    let stored = 0;
    for (const folder of folders.values()) {
      listed += folder.listed;
      stored += folder.stored;
    }
    return { listed, stored, newMessages, bytes };
  };
  return {
    expect: (ids) => {
      expected = ids;
    },
    setFolder: (id, listed, stored) => folders.set(id, { listed, stored }),
    addFetched: (id, count, size) => {
      newMessages += count;
      bytes += size;
      const folder = folders.get(id);
      if (folder !== undefined) folder.stored += count;
    },
    report: () => {
      const { listed, stored } = totals();
      const text = `${stored}/${listed}`;
      if (text === reported || expected.some((id) => !folders.has(id))) return;
      reported = text;
      report({ type: 'progress', listed, stored });
    },
    folder: (id) => folders.get(id) ?? { listed: 0, stored: 0 },
    totals,
  };
}
