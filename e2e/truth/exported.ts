import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headless } from '../program/headless.ts';
import { type Held, sha256 } from './held.ts';

type ManifestLine = {
  account: string;
  folder: string;
  sha256: string;
  flags: string[];
  uid?: number;
  uidl?: string;
};

/**
 * Exports a profile into `directory` and reads what came out: the manifest's lines, after every
 * file was hashed again and files and manifest were found to name the same contents.
 */
export async function exported(profile: string, directory: string): Promise<Held[]> {
  const { code, stderr } = await headless(['export', directory], { profile });
  if (code !== 0) throw new Error(`The export ended with status ${code}.\n${stderr}`);
  const manifest = (await readFile(join(directory, 'manifest.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ManifestLine);
  const named = new Set<string>();
  for (const line of manifest) {
    named.add([line.account, line.folder, line.sha256].join('\t'));
  }
  const onDisk = new Set<string>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'manifest.jsonl') continue;
    const hash = sha256(await readFile(join(entry.parentPath, entry.name)));
    if (entry.name !== `${hash}.eml`) {
      throw new Error(`${join(entry.parentPath, entry.name)} does not hold what its name says.`);
    }
    const within = entry.parentPath.slice(directory.length + 1).split(/[/\\]/);
    const [account = '', ...folder] = within.map((part) => decodeURIComponent(part));
    onDisk.add([account, folder.join('/'), hash].join('\t'));
  }
  const wrong = [
    ...[...named].filter((place) => !onDisk.has(place)),
    ...[...onDisk].filter((place) => !named.has(place)),
  ];
  if (wrong.length > 0) throw new Error(`Manifest and files differ: ${wrong.slice(0, 5).join()}`);
  return manifest.map(({ account, folder, sha256: hash, flags, uid, uidl }) => ({
    account,
    folder,
    id: String(uid ?? uidl),
    sha256: hash,
    flags: flags.toSorted(),
  }));
}
