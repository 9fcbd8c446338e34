import type { BodyRow } from '../cache/rows.ts';
import type { ContentHash } from '../domain/message.ts';
import {
  contentId,
  isInline,
  messageParts,
  type Piece,
  partText,
  referredIds,
  type Segment,
} from './message-parts.ts';
import { partBytes, readTree } from './mime-tree.ts';
import { enclosedHeader } from './parse-content.ts';
import { cut } from './snippet.ts';
import { visibleText } from './visible-text.ts';
import { oneLine, wellFormed } from './well-formed.ts';

/** Characters of a body that are shown; what comes later can still be saved. */
const maxBody = 8_000_000;

/**
 * A message for reading: its HTML, its text, or both, and the parts the HTML shows by `cid:`. The
 * HTML is the sender's, not made safe yet. Never rejects for the message's sake.
 *
 * @param openedAt milliseconds; bodies opened longest ago are dropped first.
 */
export async function parseBody(
  hash: ContentHash,
  bytes: Uint8Array,
  openedAt: number,
): Promise<BodyRow> {
  const body: BodyRow = { hash, openedAt, html: null, text: null, inline: [] };
  try {
    const { segments, attachments } = messageParts(readTree(bytes).root);
    if (segments.some(({ html }) => html.length > 0)) {
      const html = segments.map(segmentHtml).join('\n');
      body.html = wellFormed(cut(html, maxBody));
      const referred = referredIds(body.html);
      for (const part of attachments) {
        if (!isInline(part, referred)) continue;
        const type = oneLine(part.type.value, 200);
        body.inline.push({ cid: contentId(part), type, bytes: new Uint8Array(partBytes(part)) });
      }
    }
    const withText = segments.some(({ plain }) => plain.length > 0);
    if (withText || body.html === null) {
      body.text = wellFormed(cut(segments.map(segmentPlain).join('\n'), maxBody));
    }
  } catch {
    body.text ??= body.html === null ? '' : null;
  }
  return body;
}

function segmentHtml({ html, plain }: Segment): string {
  return (html.length > 0 ? html : plain).map(pieceHtml).join('\n');
}

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'html':
      return partText(piece.part);
    case 'plain':
      return `<div style="white-space: pre-wrap">${escaped(partText(piece.part))}</div>`;
    case 'enclosed': {
      const lines = enclosedHeader(piece.part).map(
        ([name, value]) => `<b>${name}:</b> ${escaped(value)}`,
      );
      return `<hr><p>${lines.join('<br>')}</p>`;
    }
  }
}

function segmentPlain({ html, plain }: Segment): string {
  return (plain.length > 0 ? plain : html).map(piecePlain).join('\n');
}

function piecePlain(piece: Piece): string {
  switch (piece.kind) {
    case 'html':
      return visibleText(partText(piece.part), maxBody);
    case 'plain':
      return partText(piece.part).replaceAll('\r\n', '\n');
    case 'enclosed': {
      const lines = enclosedHeader(piece.part).map(([name, value]) => `${name}: ${value}`);
      return `\n${'-'.repeat(40)}\n${lines.join('\n')}\n`;
    }
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
