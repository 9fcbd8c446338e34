import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOnPath } from '../../scripts/runtime/launch.ts';
import { type PeakMemory, timedCommand } from './measured-process.ts';
import type { BenchServer, Participant, Protocol } from './participant.ts';
import { throughProxy } from './wire-bytes.ts';

type Timed = { ms: number; memory: PeakMemory };
type Download = (directory: string, port: number, memory: boolean) => Promise<Timed>;
type Index = (directory: string, memory: boolean) => Promise<Timed>;

/** The indexers that people run after a download. */
export const INDEXERS = ['mu', 'notmuch'] as const;
const indexWith: Record<(typeof INDEXERS)[number], Index> = { mu: muIndex, notmuch: notmuchNew };

/**
 * The programs people use today for the same job: a downloader and, after it, an indexer. All get
 * the settings that do the least work: no deletion, no push of flags, the inbox only.
 */
export function peers(server: BenchServer): Participant[] {
  return [peer('mbsync', 'imap', server, mbsync), peer('mpop', 'pop3', server, mpop)];
}

function peer(
  name: string,
  protocol: Protocol,
  server: BenchServer,
  configure: (directory: string, server: BenchServer) => Download,
): Participant {
  return {
    name,
    protocol,
    needs: [name],
    run: async (directory, watch) => {
      for (const part of ['cur', 'new', 'tmp']) {
        await mkdir(join(directory, 'Mail/INBOX', part), { recursive: true });
      }
      const download = configure(directory, server);
      const port = server.ports[protocol];
      const first = await download(directory, port, watch);
      const count = await messagesIn(directory);
      if (count !== server.messages) {
        throw new Error(`${name} left ${count} of ${server.messages} messages.`);
      }
      const measures: { [measure: string]: number } = { stored: first.ms };
      let memory = first.memory;
      for (const indexer of INDEXERS.filter((program) => isOnPath(program))) {
        const indexed = await indexWith[indexer](directory, watch);
        measures[`${indexer} alone`] = indexed.ms;
        measures[`searchable (${indexer})`] = first.ms + indexed.ms;
        memory = larger(memory, indexed.memory);
      }
      measures.resync = (await download(directory, port, false)).ms;
      if (!watch) return { measures, watched: null };
      const { bytes } = await throughProxy(port, (proxied) => download(directory, proxied, false));
      return { measures, watched: { memory, resyncBytes: bytes } };
    },
  };
}

function larger(a: PeakMemory, b: PeakMemory): PeakMemory {
  if (a === null || b === null) return null;
  return a.total > b.total ? a : b;
}

async function messagesIn(directory: string): Promise<number> {
  const parts = ['cur', 'new'].map((part) => readdir(join(directory, 'Mail/INBOX', part)));
  const names = (await Promise.all(parts)).flat();
  // mbsync keeps its state among them.
  return names.filter((name) => !name.startsWith('.')).length;
}

function mbsync(directory: string, { user }: BenchServer): Download {
  return async (_, port, memory) => {
    const config = join(directory, 'mbsyncrc');
    const text = `IMAPAccount bench
Host 127.0.0.1
Port ${port}
User ${user}
Pass secret
SSLType None
AuthMechs LOGIN

IMAPStore far
Account bench

MaildirStore near
Path ${directory}/Mail/
Inbox ${directory}/Mail/INBOX
SubFolders Verbatim

Channel bench
Far :far:INBOX
Near :near:INBOX
Create Near
Sync Pull
SyncState *
`;
    await writeFile(config, text, { mode: 0o600 });
    return timedCommand('mbsync', ['-q', '-c', config, 'bench'], { memory });
  };
}

function mpop(directory: string, { user }: BenchServer): Download {
  return async (_, port, memory) => {
    const config = join(directory, 'mpoprc');
    const text = `account bench
host 127.0.0.1
port ${port}
user ${user}
password secret
tls off
auth user
keep on
delivery maildir ${directory}/Mail/INBOX
uidls_file ${directory}/uidls
received_header off

account default : bench
`;
    await writeFile(config, text, { mode: 0o600 });
    return timedCommand('mpop', ['-q', '-C', config, 'bench'], { memory });
  };
}

async function muIndex(directory: string, memory: boolean): Promise<Timed> {
  const home = `--muhome=${join(directory, 'mu')}`;
  const maildir = `--maildir=${join(directory, 'Mail')}`;
  const init = await timedCommand('mu', ['init', '--quiet', home, maildir], { memory: false });
  const index = await timedCommand('mu', ['index', '--quiet', home], { memory });
  return { ms: init.ms + index.ms, memory: index.memory };
}

async function notmuchNew(directory: string, memory: boolean): Promise<Timed> {
  const config = join(directory, 'notmuch-config');
  const text = `[database]
path=${directory}/Mail
[user]
name=Bench
primary_email=bench@example.org
[new]
tags=inbox
ignore=.mbsyncstate;.uidvalidity
`;
  await writeFile(config, text);
  return timedCommand('notmuch', ['new', '--quiet'], { env: { NOTMUCH_CONFIG: config }, memory });
}
