import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

/** A message to put on a server. */
export type CorpusMessage = {
  /** Path within its corpus, for a person who looks into a failure. */
  name: string;
  bytes: Buffer;
};

const folder = resolve(import.meta.dirname, '../../../shared/corpus');

/** Where the mail of this corpus lies; null on a machine without it. */
export function corpusFolder(part: 'real' | 'edge'): string | null {
  const path = join(folder, part);
  return existsSync(path) ? path : null;
}

/** What a skipped test says. */
export const NO_CORPUS = 'There is no ../shared/corpus beside the project: not run on its mail.';

/** Every message of a folder, in the order of their names; at most `limit`, evenly spread. */
export async function readCorpus(path: string, limit = Infinity): Promise<CorpusMessage[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const step = Math.max(1, files.length / limit);
  const chosen: string[] = [];
  for (let at = 0; at < files.length && chosen.length < limit; at += step) {
    const file = files[Math.floor(at)];
    if (file !== undefined) chosen.push(file);
  }
  return Promise.all(
    chosen.map(async (file) => ({
      name: relative(path, file).split(sep).join('/'),
      bytes: await readFile(file),
    })),
  );
}
