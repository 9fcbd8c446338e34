import { join } from 'node:path';
import { type HeadlessRun, jsonLines, type SyncLine, startHeadless } from '../program/headless.ts';
import { writeAccounts } from '../program/scripted-accounts.ts';
import { type PeakMemory, sampleMemory } from './measured-process.ts';
import type { BenchServer, Participant, Protocol } from './participant.ts';
import { throughProxy } from './wire-bytes.ts';

/**
 * Godwit's own part, by one protocol. `stored`, `searchable` and `resync` are what the program
 * tells of the sync itself; `… from start` is the same from the start of its process, and `start`
 * and `exit` are what lies before and after.
 */
export function godwit(server: BenchServer, protocol: Protocol): Participant {
  const port = server.ports[protocol];
  return {
    name: 'Godwit',
    protocol,
    needs: [],
    run: async (directory, watch) => {
      const profile = join(directory, 'profile');
      const accounts = await accountsFile(directory, server, protocol, port);
      const run = await startHeadless(['sync'], { profile, accounts });
      const first = await syncResult(run, watch ? sampleMemory(run.pid) : () => null);
      if (first.messages !== server.messages) {
        throw new Error(`Godwit has ${first.messages} of ${server.messages} messages.`);
      }
      const again = await syncResult(await startHeadless(['sync'], { profile, accounts }));
      const measures = {
        start: first.start,
        listed: first.listed,
        stored: first.stored,
        searchable: first.searchable,
        exit: first.exit,
        'stored from start': first.start + first.stored,
        'searchable from start': first.start + first.searchable,
        resync: again.searchable,
        'resync from start': again.start + again.searchable,
      };
      if (!watch) return { measures, watched: null };
      const { bytes } = await throughProxy(port, async (proxied) => {
        const moved = await accountsFile(directory, server, protocol, proxied);
        const third = await startHeadless(['sync'], { profile, accounts: moved });
        return syncResult(third);
      });
      return { measures, watched: { memory: first.memory, resyncBytes: bytes } };
    },
  };
}

function accountsFile(
  directory: string,
  { user }: BenchServer,
  protocol: Protocol,
  port: number,
): Promise<string> {
  const path = join(directory, `accounts-${port}.json`);
  return writeAccounts(path, [{ name: 'Bench', user, protocol, port }]);
}

/** One account's sync, in milliseconds. */
type SyncTimes = {
  messages: number;
  /** From the start of the process until the sync began. */
  start: number;
  listed: number;
  stored: number;
  searchable: number;
  /** From searchable to the end of the process. */
  exit: number;
  memory: PeakMemory;
};

async function syncResult(
  run: HeadlessRun,
  stopSampling: () => PeakMemory = () => null,
): Promise<SyncTimes> {
  const { code, stdout, stderr, lineMs, wallMs } = await run.result;
  const memory = stopSampling();
  const [line] = jsonLines<SyncLine>(stdout);
  const [printed] = lineMs;
  if (code !== 0 || line === undefined || printed === undefined) {
    throw new Error(`Godwit's sync ended with status ${code}.\n${stderr.slice(-2_000)}`);
  }
  const { messages, listedMs, storedMs, searchableMs } = line;
  if (listedMs === null || storedMs === null || searchableMs === null) {
    throw new Error(`Godwit's sync told no times: ${JSON.stringify(line)}`);
  }
  return {
    messages,
    // The line is printed at the instant the account is searchable.
    start: printed - searchableMs,
    listed: listedMs,
    stored: storedMs,
    searchable: searchableMs,
    exit: wallMs - printed,
    memory,
  };
}
