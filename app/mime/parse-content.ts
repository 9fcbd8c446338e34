import type { AttachmentInfo, ParsedContent } from '../cache/rows.ts';
import type { ContentHash } from '../domain/message.ts';
import { headerDate } from './header-date.ts';
import { first, headerAddresses, headerWords, messageIds } from './headers.ts';
import {
  attachmentName,
  isInline,
  type MessageParts,
  messageParts,
  type Piece,
  partText,
  referredIds,
  type Segment,
} from './message-parts.ts';
import { type MimePart, type MimeTree, readTree, type TreeDefect } from './mime-tree.ts';
import { cut, snippetOf } from './snippet.ts';
import { decodedSize } from './transfer-encoding.ts';
import { foldSpace, visibleText } from './visible-text.ts';
import { oneLine, wellFormed } from './well-formed.ts';

/** Characters of a message's text that are kept for search: about a novel's first hundred pages. */
export const maxIndexedText = 262_144;
/** Characters of a subject that are kept. */
const maxSubject = 2_000;
/** Encoded bytes of one text part that are looked at. */
const maxTextBytes = 4_000_000;

/**
 * What list, search and the reader's header need of a raw message. Attachments are described, not
 * decoded. Never rejects, whatever the bytes are: what can be read is, and `defect` says the rest.
 */
export async function parseContent(hash: ContentHash, bytes: Uint8Array): Promise<ParsedContent> {
  const row = unreadContent(hash, bytes.length, null);
  try {
    const tree = readTree(bytes);
    readHeaderFields(row, tree.root);
    readBody(row, tree);
    row.defect = defectSentence(tree.defect);
  } catch {
    row.defect = 'Parts of this message could not be read.';
  }
  return row;
}

/** The row of a message of which nothing could be read. */
export function unreadContent(
  hash: ContentHash,
  size: number,
  defect: string | null,
): ParsedContent {
  return {
    hash,
    size,
    subject: '',
    from: [],
    to: [],
    cc: [],
    replyTo: [],
    messageId: '',
    inReplyTo: '',
    references: [],
    sent: null,
    text: '',
    snippet: '',
    attachments: [],
    defect,
  };
}

function defectSentence(defect: TreeDefect): string | null {
  switch (defect) {
    case null:
      return null;
    case 'tooManyParts':
      return 'This message has more parts than Godwit reads; the last ones are not shown.';
    case 'tooDeep':
      return 'This message has other messages nested too deeply in it; the innermost are not shown.';
    case 'longHeader':
      return 'The header of this message is too long; the end of it was not read.';
    case 'noBoundary':
      return 'This message is damaged: its parts could not be told apart.';
  }
}

function readHeaderFields(row: ParsedContent, { headers }: MimePart): void {
  row.subject = headerWords(first(headers, 'subject'), maxSubject);
  row.sent = headerDate(first(headers, 'date'));
  row.messageId =
    messageIds(first(headers, 'message-id'))[0] ?? oneLine(first(headers, 'message-id'), 1_000);
  row.inReplyTo = messageIds(first(headers, 'in-reply-to'))[0] ?? '';
  row.references = messageIds(first(headers, 'references'));
  row.from = headerAddresses(headers, 'from');
  if (row.from.length === 0) row.from = headerAddresses(headers, 'sender');
  row.to = headerAddresses(headers, 'to');
  row.cc = headerAddresses(headers, 'cc');
  row.replyTo = headerAddresses(headers, 'reply-to');
}

function readBody(row: ParsedContent, tree: MimeTree): void {
  const parts = messageParts(tree.root);
  const texts: string[] = [];
  const referred = new Set<string>();
  let room = maxIndexedText;
  for (const segment of parts.segments) {
    if (room <= 0) break;
    const { text, snippet } = segmentText(segment, room, referred);
    if (row.snippet === '') row.snippet = wellFormed(snippet);
    texts.push(text);
    room -= text.length + 1;
  }
  row.text = wellFormed(cut(texts.filter((text) => text !== '').join(' '), maxIndexedText));
  row.attachments = describeAttachments(parts, referred);
}

/** What is seen is what is found: of two forms the HTML, unless it shows no text. */
function segmentText(
  segment: Segment,
  room: number,
  referred: Set<string>,
): { text: string; snippet: string } {
  const shown = piecesText(segment.html, room, referred);
  return shown.text === '' ? piecesText(segment.plain, room, referred) : shown;
}

function piecesText(
  pieces: readonly Piece[],
  room: number,
  referred: Set<string>,
): { text: string; snippet: string } {
  const texts: string[] = [];
  let snippet = '';
  for (const piece of pieces) {
    const { text, lines } = pieceText(piece, room, referred);
    if (text === '') continue;
    texts.push(text);
    if (snippet === '') snippet = snippetOf(lines);
  }
  return { text: texts.join(' '), snippet };
}

function pieceText(
  piece: Piece,
  room: number,
  referred: Set<string>,
): { text: string; lines: string } {
  switch (piece.kind) {
    case 'html': {
      const html = partText(piece.part, maxTextBytes);
      for (const id of referredIds(html)) referred.add(id);
      const text = visibleText(html, room);
      return { text, lines: text };
    }
    case 'plain': {
      const lines = cut(partText(piece.part, maxTextBytes), 2 * room);
      return { text: foldSpace(lines).slice(0, room), lines };
    }
    case 'enclosed': {
      const text = enclosedHeader(piece.part)
        .map(([, value]) => value)
        .join(' ');
      return { text, lines: text };
    }
  }
}

/** The lines that head a message within the message: name and value. */
export function enclosedHeader(part: MimePart): [name: string, value: string][] {
  const lines: [string, string][] = [];
  for (const name of ['From', 'To', 'Date', 'Subject'] as const) {
    const value = headerWords(first(part.headers, name.toLowerCase()), maxSubject);
    if (value !== '') lines.push([name, value]);
  }
  return lines;
}

function describeAttachments(
  { attachments }: MessageParts,
  referred: Set<string>,
): AttachmentInfo[] {
  return attachments.map((part, index) => ({
    index,
    name: attachmentName(part, index),
    type: oneLine(part.type.value, 200),
    size: decodedSize(part.source.subarray(part.bodyStart, part.bodyEnd), part.encoding),
    inline: isInline(part, referred),
  }));
}
