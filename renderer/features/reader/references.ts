/** What a message's HTML or CSS points at with an address that something would load. */
export type Reference =
  | { kind: 'remote'; url: string }
  | { kind: 'inline'; cid: string }
  | { kind: 'data'; url: string }
  | { kind: 'refused' };

/** What becomes of references: addresses the person allowed, and the message's own parts. */
export type ReferencePolicy = {
  /** Absolute http(s) addresses, as `readReference` gives them. */
  allowed: ReadonlySet<string>;
  /** The address of the part with this Content-ID (RFC 2392), or null when there is none. */
  inline: (cid: string) => string | null;
};

// No SVG: it is a document that can name other addresses, and no mail needs one this way.
const dataImage = /^data:image\/(?:png|gif|jpe?g|webp|bmp|avif|x-icon|vnd\.microsoft\.icon)[;,]/i;

/**
 * Reads an address the way the browser would. Everything that is no http(s) address, no part of
 * the message and no data image is refused: relative addresses have no meaning in mail.
 */
export function readReference(value: string): Reference {
  // The URL parser drops these too (WHATWG URL §4.4), so `ht\ntps:` must be seen for what it is.
  const text = withoutControls(value);
  if (dataImage.test(text)) return { kind: 'data', url: text };
  if (/^cid:/i.test(text)) return { kind: 'inline', cid: contentId(text.slice(4)) };
  const absolute = /^[\\/]{2}/.test(text) ? `https:${text}` : text;
  if (!/^https?:/i.test(absolute) || !URL.canParse(absolute)) return { kind: 'refused' };
  const url = new URL(absolute);
  url.hash = '';
  return { kind: 'remote', url: url.href };
}

/** A Content-ID as both the header and the `cid:` address may write it, made comparable. */
export function contentId(text: string): string {
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // Not percent-encoded: taken as it is.
  }
  return decoded.trim().replace(/^<|>$/g, '');
}

/** The address to load for a reference, or null: then nothing is loaded. */
export function resolveReference(reference: Reference, policy: ReferencePolicy): string | null {
  switch (reference.kind) {
    case 'remote':
      return policy.allowed.has(reference.url) ? reference.url : null;
    case 'inline':
      return policy.inline(reference.cid);
    case 'data':
      return reference.url;
    case 'refused':
      return null;
  }
}

/** A link a person may follow: http, https and mailto, as an absolute address. Otherwise null. */
export function readLink(value: string): string | null {
  const text = withoutControls(value);
  if (!/^(?:https?|mailto):/i.test(text) || !URL.canParse(text)) return null;
  const { href } = new URL(text);
  return href.length > 50_000 ? null : href;
}

function withoutControls(value: string): string {
  return value.replace(/^[\p{Cc} ]+|[\p{Cc} ]+$|[\t\n\r]/gu, '');
}
