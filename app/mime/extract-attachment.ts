import type { AttachmentBytes } from '../ipc/cache-calls.ts';
import { attachmentName, messageParts } from './message-parts.ts';
import { partBytes, readTree } from './mime-tree.ts';
import { oneLine } from './well-formed.ts';

/**
 * An attachment's decoded bytes, exactly as they were sent; null when the message has none of
 * this index.
 *
 * @param index `AttachmentInfo.index` as `parseContent` gave it.
 */
export async function extractAttachment(
  bytes: Uint8Array,
  index: number,
): Promise<AttachmentBytes | null> {
  const part = messageParts(readTree(bytes).root).attachments[index];
  if (part === undefined) return null;
  const type = oneLine(part.type.value, 200);
  return { name: attachmentName(part, index), type, bytes: new Uint8Array(partBytes(part)) };
}
