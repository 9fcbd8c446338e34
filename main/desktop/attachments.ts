import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dialog, shell } from 'electron';
import type { SaveAnswer } from '../../app/ipc/ui-calls.ts';
import type { CacheHostLink } from '../ipc/cache-host-link.ts';

const gone: SaveAnswer = {
  outcome: 'failed',
  userSentence: 'This attachment is not on this computer yet. It can be saved once its message is.',
};

// What the system would run rather than show. The user may save such a file, and then decides.
const runnable =
  /\.(exe|com|bat|cmd|scr|pif|msi|msp|hta|cpl|jar|js|jse|vbs|vbe|wsf|wsh|ps1|psm1|lnk|url|desktop|sh|bash|run|appimage|deb|rpm|command|app|dmg|pkg|reg|inf|chm|scf|iso|img|vhd|py|pl|rb|php|html?|xhtml|svg|mht)$/i;

/** The last path segment of a sender's file name, without anything a file system reacts to. */
export function safeFileName(name: string): string {
  const plain = name.replace(/[\p{Cc}<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '_');
  const trimmed = plain.replace(/^[.\s]+|[.\s]+$/g, '').slice(-120);
  return trimmed === '' ? 'attachment' : trimmed;
}

/** Asks where, and writes the attachment there. */
export async function saveAttachment(
  part: { hash: string; index: number },
  cache: CacheHostLink,
): Promise<SaveAnswer> {
  const found = await cache.call('attachment', part);
  if (found === null) return gone;
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: safeFileName(found.name),
  });
  if (canceled || filePath === undefined || filePath === '') return { outcome: 'cancelled' };
  try {
    await writeFile(filePath, found.bytes);
    return { outcome: 'saved' };
  } catch {
    return {
      outcome: 'failed',
      userSentence: `The file could not be written to ${filePath}. Check the free space and your permissions there.`,
    };
  }
}

/** Writes the attachment to a private temporary folder and opens it with the system's program. */
export async function openAttachment(
  part: { hash: string; index: number },
  cache: CacheHostLink,
): Promise<SaveAnswer> {
  const found = await cache.call('attachment', part);
  if (found === null) return gone;
  const name = safeFileName(found.name);
  if (runnable.test(name)) {
    return {
      outcome: 'failed',
      userSentence: `"${name}" is a kind of file that can run as a program, so Godwit does not open it. Save it if you trust its sender.`,
    };
  }
  const path = join(await mkdtemp(join(tmpdir(), 'godwit-')), name);
  await writeFile(path, found.bytes, { mode: 0o400 });
  const problem = await shell.openPath(path);
  if (problem === '') return { outcome: 'saved' };
  return {
    outcome: 'failed',
    userSentence: `No program on this computer opens "${name}". Save it instead.`,
  };
}
