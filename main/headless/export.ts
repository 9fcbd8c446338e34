import { createHash } from 'node:crypto';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportPage } from '../../app/ipc/cache-calls.ts';
import type { CacheHostLink } from '../ipc/cache-host-link.ts';
import type { Output } from './output.ts';

/** A name that is one path segment on every system, different for different inputs. */
export function pathSegment(name: string): string {
  // The characters Windows refuses, controls, and the escape itself.
  const safe = name.replace(/[\p{Cc}<>:"/\\|?*%]/gu, (character) => {
    return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return safe.replace(/^\.+|\.+$/g, (dots) => '%2e'.repeat(dots.length)) || '%';
}

/**
 * Writes every message of the cache as `DIR/<account>/<folder>/<sha256>.eml` and
 * `DIR/manifest.jsonl`. Each file is checked against its hash before it is written.
 */
export async function headlessExport(
  directory: string,
  cache: CacheHostLink,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  await mkdir(directory, { recursive: true });
  const manifest = await open(join(directory, 'manifest.jsonl'), 'w');
  const made = new Set<string>();
  let after: string | null = null;
  let written = 0;
  let status = 0;
  try {
    do {
      const page: ExportPage = await cache.call('exportPage', { after, limit: 200 });
      const lines: string[] = [];
      for (const item of page.items) {
        if (createHash('sha256').update(item.bytes).digest('hex') !== item.hash) {
          output.fail(`The message ${item.hash} is damaged in the cache and was not exported.`);
          status = 1;
          continue;
        }
        const folder = join(
          directory,
          pathSegment(item.accountName),
          ...item.folder.split('/').map(pathSegment),
        );
        if (!made.has(folder)) {
          await mkdir(folder, { recursive: true });
          made.add(folder);
        }
        const path = join(folder, `${item.hash}.eml`);
        if ((await stat(path).catch(() => null))?.size !== item.bytes.byteLength) {
          const file = await open(path, 'w');
          await file.writeFile(item.bytes);
          await file.close();
        }
        lines.push(
          JSON.stringify({
            account: item.accountName,
            folder: item.folder,
            sha256: item.hash,
            flags: item.flags,
            date: item.sent === null ? null : new Date(item.sent).toISOString(),
            received: new Date(item.received).toISOString(),
            messageId: item.messageId,
            subject: item.subject,
            ...(item.uid === null ? { uidl: item.uidl } : { uid: item.uid }),
          }),
        );
        written += 1;
      }
      if (lines.length > 0) await manifest.writeFile(`${lines.join('\n')}\n`);
      after = page.next;
    } while (after !== null && !signal.aborted);
  } finally {
    await manifest.close();
  }
  if (signal.aborted) {
    output.fail('The export was interrupted; run it again to complete it.');
    return 1;
  }
  output.result({ exported: written, directory }, `${written} messages exported to ${directory}`);
  return status;
}
