import { decodeText } from './charset.ts';
import { unflow } from './flowed-text.ts';
import { first, headerWords } from './headers.ts';
import { isMessage, isMultipart, type MimePart, partBytes } from './mime-tree.ts';
import { oneLine } from './well-formed.ts';

/** A piece of what a person reads: a text part, or the header of a message within the message. */
export type Piece =
  | { kind: 'plain'; part: MimePart }
  | { kind: 'html'; part: MimePart }
  | { kind: 'enclosed'; part: MimePart };

/** A stretch of the body that may be there in two forms; at least one is. */
export type Segment = { plain: Piece[]; html: Piece[] };

/** The parts of a message as a person meets them. */
export type MessageParts = {
  segments: Segment[];
  /** In the order of the message; their position is `AttachmentInfo.index`. */
  attachments: MimePart[];
};

/** Sorts a message's parts into what is read and what is attached. */
export function messageParts(root: MimePart): MessageParts {
  const attachments: MimePart[] = [];
  const segments = collect(root, attachments, false);
  return { segments, attachments };
}

function collect(part: MimePart, attachments: MimePart[], choice: boolean): Segment[] {
  if (isMultipart(part) && part.children.length > 0) {
    if (part.type.value === 'multipart/alternative') return alternative(part, attachments);
    return part.children.flatMap((child) => collect(child, attachments, false));
  }
  const attached = part.disposition.value === 'attachment';
  if (isMessage(part)) {
    attachments.push(part);
    const inner = part.children[0];
    if (attached || inner === undefined) return [];
    // Its own attachments are inside of it: whoever saves it has them.
    const within = collect(inner, [], false);
    return [{ plain: [{ kind: 'enclosed', part: inner }], html: [] }, ...within];
  }
  const kind = attached ? null : textKind(part);
  const named = partName(part) !== '';
  const empty = part.bodyEnd <= part.bodyStart;
  if (kind === null) {
    // Other forms of the same text, such as AMP, are nothing a person would save.
    const otherForm = choice && !attached && !named && part.type.value.startsWith('text/');
    const calendar = part.type.value === 'text/calendar';
    if ((!otherForm || calendar) && !(empty && !named && !attached)) attachments.push(part);
    return [];
  }
  if (named) attachments.push(part);
  if (empty) return [];
  return [
    kind === 'html' ? { plain: [], html: [{ kind, part }] } : { plain: [{ kind, part }], html: [] },
  ];
}

/** RFC 2046 §5.1.4: forms of one thing, best last. Kept are one with HTML and one without. */
function alternative(part: MimePart, attachments: MimePart[]): Segment[] {
  const forms = part.children
    .map((child) => collect(child, attachments, true))
    .filter((segments) => segments.length > 0);
  const rich = forms.findLast((form) => form.some(({ html }) => html.length > 0));
  const plain = forms.find((form) => form.every(({ html }) => html.length === 0));
  if (rich === undefined) return plain ?? [];
  return [
    {
      html: rich.flatMap((segment) => (segment.html.length > 0 ? segment.html : segment.plain)),
      plain: plain?.flatMap((segment) => segment.plain) ?? [],
    },
  ];
}

/** Whether a part is shown, and as what. Text of an unknown kind is shown where it stands alone. */
function textKind(part: MimePart): 'plain' | 'html' | null {
  const { value } = part.type;
  if (value === 'text/html' || value === 'application/xhtml+xml') return 'html';
  if (value === 'text/plain') return 'plain';
  // A multipart whose parts were not found is text that could not be taken apart.
  if (isMultipart(part)) return 'plain';
  const alone = part.parent === null || part.parent.children.length === 1;
  return alone && value.startsWith('text/') && value !== 'text/calendar' ? 'plain' : null;
}

/** A text part's characters: its own charset, else what an HTML part says of itself. */
export function partText(part: MimePart, maxBytes = Number.POSITIVE_INFINITY): string {
  const end = Math.min(part.bodyEnd, part.bodyStart + maxBytes);
  const bytes = partBytes(end === part.bodyEnd ? part : { ...part, bodyEnd: end });
  const text = decodeText(bytes, charsetOf(part, bytes));
  if (part.type.parameters.get('format')?.toLowerCase() !== 'flowed') return text;
  return unflow(text, part.type.parameters.get('delsp')?.toLowerCase() === 'yes');
}

function charsetOf(part: MimePart, bytes: Uint8Array): string {
  const declared = part.type.parameters.get('charset') ?? '';
  if (declared !== '' || part.type.value === 'text/plain') return declared;
  const head = String.fromCharCode(...bytes.subarray(0, 2_048));
  const inside = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? '';
  // A page that was read to find this cannot be UTF-16.
  return /^utf-?16/i.test(inside) ? 'utf-8' : inside;
}

/** The name the sender gave a part; empty for none. */
export function partName(part: MimePart): string {
  const given = part.disposition.parameters.get('filename') ?? part.type.parameters.get('name');
  return given === undefined ? '' : fileName(headerWords(given, 300));
}

/** No folders, and none of the marks that make `exe.pdf` of `fdp.exe`. */
function fileName(text: string): string {
  return oneLine(text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''), 250);
}

const endings: { [type: string]: string } = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/pgp-signature': 'asc',
  'application/pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/ms-tnef': 'dat',
};

/** What an attachment is called; never empty. */
export function attachmentName(part: MimePart, index: number): string {
  const given = partName(part);
  if (given !== '') return given;
  if (isMessage(part)) {
    const inner = part.children[0];
    const subject = inner === undefined ? '' : headerWords(first(inner.headers, 'subject'), 80);
    return `${fileName(subject.replace(/[\\/:*?"<>|]/g, ' ')) || 'message'}.eml`;
  }
  if (part.type.value === 'text/calendar') return 'invitation.ics';
  return `attachment-${index + 1}.${endings[part.type.value] ?? 'bin'}`;
}

/** A part's Content-ID without its angle brackets; empty for none. */
export function contentId(part: MimePart): string {
  return oneLine(first(part.headers, 'content-id'), 1_000).replace(/^<|>$/g, '');
}

/** The ids that a piece of HTML refers to by `cid:` (RFC 2392). */
export function referredIds(html: string): Set<string> {
  const ids = new Set<string>();
  if (!/cid:/i.test(html)) return ids;
  for (const [, id] of html.matchAll(/cid:([^"'\s<>)]{1,1000})/gi)) {
    if (id === undefined) continue;
    ids.add(id.replaceAll('&amp;', '&'));
    try {
      ids.add(decodeURIComponent(id));
    } catch {
      // Not percent-encoded: the id as it stands is in.
    }
  }
  return ids;
}

/** Whether an attachment is shown inside the HTML, given the ids the HTML refers to. */
export function isInline(part: MimePart, referred: Set<string>): boolean {
  const id = contentId(part);
  return id !== '' && referred.has(id);
}
