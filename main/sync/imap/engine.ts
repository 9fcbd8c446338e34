import type { FolderId, RemoteFolder } from '../../../app/domain/folder.ts';
import { folderId } from '../../../app/domain/folder.ts';
import type { Engine, EngineContext, SyncOutcome } from '../../../app/sync/engine.ts';
import type { Failure } from '../../../app/sync/failure.ts';
import { abortable, withCacheFailures } from '../cache-access.ts';
import { createDelivery } from '../delivery.ts';
import { stoppedFailure } from '../engine-failure.ts';
import { isRefusedCommand, toFailure } from './failures.ts';
import { fetchFolder } from './fetching.ts';
import { listFolder } from './listing.ts';
import { examine, listFolders, stateOfStatus } from './mailbox.ts';
import { waitForServer } from './news.ts';
import { drainOperations } from './operations.ts';
import type { ListedFolderWork, Pass } from './pass.ts';
import { createTally } from './pass.ts';
import type { ServerFolderState } from './planner.ts';
import { isUnchanged, sameNumbers } from './planner.ts';
import { assignRoles, sameFolders } from './roles.ts';
import type { ImapSettings, Session } from './session.ts';
import { openSession } from './session.ts';

export type ImapEngineOptions = {
  /** How long to wait for news of the inbox before looking at all folders; 5 minutes. */
  pollMilliseconds?: number;
};

/** What the engine remembers of a folder between passes, to skip it by STATUS alone. */
type FolderMemory = {
  state: ServerFolderState;
  listed: number;
  stored: number;
  /** Everything the server holds is in the cache. */
  complete: boolean;
};

/** An IMAP account's engine: one connection, opened when first needed. */
export function createImapEngine(
  settings: ImapSettings,
  given: EngineContext,
  options: ImapEngineOptions = {},
): Engine {
  const pollMilliseconds = options.pollMilliseconds ?? 5 * 60_000;
  const memories = new Map<FolderId, FolderMemory>();
  const known = withCacheFailures(given.known);
  const context = { ...given, known };
  const { report } = context;
  let session: Session | null = null;
  let inbox: RemoteFolder | null = null;
  let stopped = new AbortController();
  let nudged = false;
  let wake: () => void = () => undefined;

  return {
    capabilities: {
      folders: true,
      serverFlags: true,
      push: true,
      serverSearch: true,
      quota: false,
    },
    syncOnce,
    waitForNews,
    nudge: () => {
      nudged = true;
      wake();
    },
    stop: async () => {
      stopped.abort();
      wake();
      const open = session;
      session = null;
      await open?.end();
    },
  };

  async function syncOnce(signal: AbortSignal): Promise<SyncOutcome> {
    const own = new AbortController();
    const abort = (): void => {
      own.abort();
      session?.close();
    };
    if (stopped.signal.aborted) stopped = new AbortController();
    const sources = [signal, stopped.signal];
    for (const source of sources) source.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    const tally = createTally(report);
    try {
      return await runPass(own.signal, tally);
    } catch (error) {
      const failure = own.signal.aborted ? stoppedFailure().failure : failureOf(error);
      session?.close();
      session = null;
      const { newMessages, bytes } = tally.totals();
      return { ok: false, failure, newMessages, bytes };
    } finally {
      for (const source of sources) source.removeEventListener('abort', abort);
    }
  }

  async function runPass(signal: AbortSignal, tally: Pass['tally']): Promise<SyncOutcome> {
    const started = performance.now();
    nudged = false;
    const open = await connected(signal);
    const delivery = createDelivery(context.sink, signal);
    const pass: Pass = { context, subject: settings, session: open, delivery, signal, tally };
    await abortable(drainOperations(open, known), signal);

    report({ type: 'phase', phase: 'listing' });
    const selected = open.client.mailbox ? open.client.mailbox.path : null;
    const list = await listFolders(open);
    const folders = assignRoles(list);
    inbox = folders.find((folder) => folder.role === 'inbox') ?? null;
    if (!sameFolders(folders, await abortable(known.folders(), signal))) {
      await delivery.send({ changes: [{ type: 'folders', folders }], cursors: [] }, 0);
    }
    const states = new Map(list.map((each) => [each.path, stateOfStatus(each.status)]));
    // A server may answer STATUS of the open folder from what this session has seen of it.
    if (selected !== null) states.delete(selected);
    const selectable = folders.filter((folder) => folder.selectable);
    await abortable(countKnown(tally, selectable, states), signal);
    const work: ListedFolderWork[] = [];
    for (const folder of selectable) {
      const state = states.get(folder.path) ?? null;
      const listed = await abortable(listIfChanged(pass, folder, state), signal);
      if (listed !== null) work.push(listed);
    }
    await delivery.flush();
    tally.report();
    const listedMs = performance.now() - started;

    const unfetched = work.filter((each) => each.wanted.length > 0);
    if (unfetched.length > 0) report({ type: 'phase', phase: 'fetching' });
    const done: { each: ListedFolderWork; complete: boolean }[] = [];
    for (const each of work) {
      done.push({
        each,
        complete: await abortable(fetchFolder(pass, each, drainIfNudged), signal),
      });
    }
    await delivery.flush();
    tally.report();
    for (const { each, complete } of done) {
      memories.set(each.id, { state: each.state, ...tally.folder(each.id), complete });
    }
    report({ type: 'phase', phase: 'idle' });
    const { listed, newMessages, bytes } = tally.totals();
    const storedMs = performance.now() - started;
    return { ok: true, messages: listed, newMessages, bytes, listedMs, storedMs };

    async function drainIfNudged(): Promise<boolean> {
      if (!nudged) return false;
      nudged = false;
      await drainOperations(open, known);
      return true;
    }
  }

  /** What is already known of each folder, so that progress does not start from nothing. */
  async function countKnown(
    tally: Pass['tally'],
    folders: readonly RemoteFolder[],
    states: ReadonlyMap<string, ServerFolderState | null>,
  ): Promise<void> {
    const ids = folders.map((folder) => folderId(context.account, folder.path));
    tally.expect(ids);
    for (const [index, folder] of folders.entries()) {
      const id = ids[index];
      if (id === undefined) continue;
      const state = states.get(folder.path) ?? null;
      if (!memories.has(id)) await recall(id, state);
      const memory = memories.get(id);
      if (memory !== undefined) tally.setFolder(id, memory.listed, memory.stored);
      else if ((await known.cursor(id)) === null) tally.setFolder(id, state?.messages ?? 0, 0);
    }
  }

  /** Null when nothing happened since all of the folder was stored. */
  async function listIfChanged(
    pass: Pass,
    folder: RemoteFolder,
    status: ServerFolderState | null,
  ): Promise<ListedFolderWork | null> {
    const id = folderId(context.account, folder.path);
    const memory = memories.get(id);
    try {
      if (memory?.complete === true) {
        const state = status ?? (await examine(pass.session, folder.path, settings));
        if (isUnchanged(memory.state, state)) return null;
      }
      return await listFolder(pass, folder);
    } catch (error) {
      // One folder that cannot be opened must not keep the others from coming.
      if (!pass.session.usable() || !isRefusedCommand(error)) throw error;
      pass.tally.setFolder(id, memory?.listed ?? 0, memory?.stored ?? 0);
      report({
        type: 'failure',
        failure: {
          cause: 'folderRefused',
          retry: 'later',
          userSentence: `The server does not open the folder “${folder.path}”. Its mail stays as it is here.`,
        },
      });
      return null;
    }
  }

  /** Remembers a folder from the cache, after a start, if it is as the cache last saw it. */
  async function recall(id: FolderId, state: ServerFolderState | null): Promise<void> {
    const cursor = state === null ? null : await known.cursor(id);
    if (state === null || cursor === null) return;
    const seen = { ...cursor, messages: state.messages };
    if (!isUnchanged(seen, state)) return;
    const messages = await known.messages(id, cursor.uidValidity);
    const stored = messages.filter((message) => message.hasContent).length;
    const complete = stored === state.messages && messages.length === state.messages;
    memories.set(id, { state, listed: messages.length, stored, complete });
  }

  async function waitForNews(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const woken = new AbortController();
    const close = (): void => {
      woken.abort();
      session?.close();
      session = null;
    };
    signal.addEventListener('abort', close, { once: true });
    stopped.signal.addEventListener('abort', close, { once: true });
    try {
      if (nudged || (await inboxChanged(signal))) return;
      await waitForServer(session, pollMilliseconds, woken.signal, (wakeUp) => {
        wake = wakeUp;
        if (nudged) wakeUp();
      });
    } finally {
      nudged = false;
      wake = () => undefined;
      signal.removeEventListener('abort', close);
      stopped.signal.removeEventListener('abort', close);
    }
  }

  /** Opens the inbox for IDLE; true when it changed since the pass, so that no event is missed. */
  async function inboxChanged(signal: AbortSignal): Promise<boolean> {
    if (session === null || inbox === null || !session.usable()) return false;
    const memory = memories.get(folderId(context.account, inbox.path));
    try {
      const state = await examine(session, inbox.path, settings);
      return memory !== undefined && !signal.aborted && !sameNumbers(memory.state, state);
    } catch {
      session?.close();
      session = null;
      return false;
    }
  }

  async function connected(signal: AbortSignal): Promise<Session> {
    if (session?.usable() === true) return session;
    session?.close();
    session = null;
    report({ type: 'phase', phase: 'connecting' });
    session = await openSession(settings, signal);
    return session;
  }

  function failureOf(error: unknown): Failure {
    return session === null ? toFailure(error, settings) : session.failure(error);
  }
}
