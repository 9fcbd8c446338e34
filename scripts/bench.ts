// Measures Godwit beside the programs people use today, on one server and in one run.
// Standard output is the table; progress is on standard error.
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from '../e2e/bench/comparison.ts';
import { environment } from '../e2e/bench/environment.ts';
import { godwit } from '../e2e/bench/godwit.ts';
import { peers } from '../e2e/bench/peers.ts';
import { runRounds, type Score } from '../e2e/bench/rounds.ts';
import { table } from '../e2e/bench/table.ts';
import { seed, startDovecot } from '../e2e/servers/dovecot.ts';
import { corpusFolder, NO_CORPUS, readCorpus } from '../e2e/truth/corpus.ts';
import { generatedMail } from '../e2e/truth/generated-mail.ts';
import { buildWhenNeeded } from './runtime/build.ts';
import { isOnPath } from './runtime/launch.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';

const help = `npm run bench -- [options]
  --rounds N          runs of each that count, after one warm-up (3)
  --only WORDS        only those whose "protocol name" has one of these words, separated by commas:
                      godwit, imap, mbsync, …; every word of "imap+godwit" must be there
  --messages N        at most N messages of the corpus, evenly spread
  --corpus FOLDER     another folder of messages
  --app FOLDER        another build: the folder that holds its package.json and out/
  --results FOLDER    where results are kept (bench-results)
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    messages: { type: 'string' },
    corpus: { type: 'string' },
    app: { type: 'string' },
    results: { type: 'string', default: 'bench-results' },
    help: { type: 'boolean', default: false },
  },
});

const root = resolve(import.meta.dirname, '..');
const say = (line: string) => process.stderr.write(`${line}\n`);

async function mail(): Promise<{ name: string; messages: { bytes: Buffer }[] }> {
  const limit = values.messages === undefined ? Infinity : Number(values.messages);
  const folder = values.corpus ?? corpusFolder('real');
  if (folder !== null) return { name: folder, messages: await readCorpus(folder, limit) };
  say(`${NO_CORPUS} Measuring on generated mail instead.`);
  return { name: 'generated', messages: generatedMail(Math.min(limit, 5_000)) };
}

async function previous(file: string, corpus: string, count: number): Promise<Score[]> {
  try {
    const last = JSON.parse(await readFile(file, 'utf8')) as {
      corpus: string;
      messages: number;
      scores: Score[];
    };
    // Times on other mail are no earlier times of this bench.
    return last.corpus === corpus && last.messages === count ? last.scores : [];
  } catch {
    return [];
  }
}

async function bench(): Promise<number> {
  await ensureSystemPackages(['electron', 'dovecot']);
  if (values.app === undefined) await buildWhenNeeded(root);
  else process.env.GODWIT_APP_FOLDER = resolve(values.app);
  const { name, messages } = await mail();
  const directory = await mkdtemp(join(tmpdir(), 'godwit-bench-'));
  const interrupted = () => {
    rmSync(directory, { recursive: true, force: true });
    // Children end with the process.
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const server = await startDovecot();
  try {
    await seed(server, 'bench', 'INBOX', messages);
    const bytes = messages.reduce((sum, message) => sum + message.bytes.length, 0);
    say(`${messages.length} messages, ${(bytes / 1e6).toFixed(1)} MB, from ${name}`);
    const served = { ports: server.ports, user: 'bench', messages: messages.length };
    const all = [godwit(served, 'imap'), godwit(served, 'pop3'), ...peers(served)];
    const groups = values.only?.toLowerCase().split(',');
    const wanted = all.filter((one) => {
      const label = `${one.protocol} ${one.name}`.toLowerCase();
      return groups?.some((group) => group.split('+').every((w) => label.includes(w))) ?? true;
    });
    const present = wanted.filter((one) => one.needs.every((program) => isOnPath(program)));
    for (const one of wanted.filter((left) => !present.includes(left))) {
      say(`${one.name} is not installed here: Godwit is not compared with it.`);
    }
    const where = await environment();
    if (where.load > 0.5 * cpus().length) {
      say(`The machine is busy (load ${where.load.toFixed(1)}): trust the ratios only.`);
    }
    const scores = await runRounds(present, Number(values.rounds), directory, say);
    const results = resolve(root, values.results);
    await mkdir(results, { recursive: true });
    const latest = join(results, 'latest.json');
    const before = await previous(latest, name, messages.length);
    const at = new Date().toISOString();
    const result = {
      at,
      corpus: name,
      messages: messages.length,
      bytes,
      environment: where,
      comparisons: compare(scores),
      scores,
    };
    const text = `${JSON.stringify(result, null, 2)}\n`;
    const own = join(results, `${at.replaceAll(':', '-')}.json`);
    await writeFile(own, text);
    await writeFile(latest, text);
    process.stdout.write(`${table(scores, before)}\n\n${own}\n`);
    return scores.some(({ failure }) => failure !== null) ? 1 : 0;
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

if (values.help) process.stdout.write(help);
else {
  try {
    process.exitCode = await bench();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
  // A virtual display would keep the process.
  process.exit();
}
