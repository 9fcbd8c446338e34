import createDOMPurify, { type Config, type WindowLike } from 'dompurify';
import { cleanDeclarations, cleanStyleSheet, isPlainColour } from './clean-css.ts';
import { type ReferencePolicy, readLink, readReference, resolveReference } from './references.ts';

/** A message's HTML made harmless: no element or attribute that scripts, submits or loads. */
export type Sanitised = {
  /** `<style>` elements for the head. */
  styles: string;
  /** The `<body>` element with its content. */
  body: string;
  /**
   * Absolute http(s) addresses that the message would load, each once, at most `maxRemote`; those
   * not allowed are taken out.
   */
  remote: string[];
  /** The message chose colours of its own, so it needs the light ground it was made for. */
  ownColours: boolean;
};

/** HTML that is not shown, because showing it could hold up the window. */
export type TooMuch = 'tooMuch';

/** More remote addresses than any message needs; the rest stays blocked. */
export const maxRemote = 2_000;

// Found by measuring the costliest mail of each kind: at these bounds it is on the screen within
// two seconds on a slow computer. The largest real newsletters have a tenth of it.
const maxText = 2_000_000;
const maxMarkup = 15_000;
const maxCss = 250_000;
/** Images written into the HTML are long, but cost little. */
const maxLength = 12_000_000;

const elements =
  'a abbr acronym address area article aside b bdi bdo big blockquote body br caption center cite ' +
  'code col colgroup dd del dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 ' +
  'head header hgroup hr html i img ins kbd li main map mark nav ol p pre q rp rt ruby s samp ' +
  'section small span strike strong style sub summary sup table tbody td tfoot th thead time tr tt ' +
  'u ul var wbr';

const attributes =
  'align alt background bgcolor border cellpadding cellspacing char charoff class color colspan ' +
  'coords datetime dir face height href hspace id lang link name noshade nowrap reversed rowspan ' +
  'rules shape size span src srcset start style summary text title type usemap valign value ' +
  'vspace width';

const config: Config & { RETURN_DOM: true } = {
  ALLOWED_TAGS: elements.split(' '),
  ALLOWED_ATTR: attributes.split(' '),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|blob|data):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  WHOLE_DOCUMENT: true,
  RETURN_DOM: true,
};

type Run = {
  policy: ReferencePolicy;
  remote: Set<string>;
  ownColours: boolean;
  cssLeft: number;
};

/**
 * Makes the sanitiser of one window (SEC-1). It works in a detached document, where nothing loads
 * and nothing runs, and keeps only what is named above.
 */
export function createSanitiser(
  window: WindowLike,
): (html: string, policy: ReferencePolicy) => Sanitised | TooMuch {
  const purify = createDOMPurify(window);
  let run: Run = begin({ allowed: new Set(), inline: () => null });

  const load = (value: string): string | null => {
    const reference = readReference(value);
    if (reference.kind === 'remote' && run.remote.size < maxRemote) run.remote.add(reference.url);
    return resolveReference(reference, run.policy);
  };
  const sink = {
    load,
    ownColours: () => {
      run.ownColours = true;
    },
  };
  const css = (text: string, cleaner: typeof cleanStyleSheet): string => {
    if (text.length > run.cssLeft) return '';
    run.cssLeft -= text.length;
    return cleaner(text, sink);
  };

  purify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'style') node.textContent = css(node.textContent ?? '', cleanStyleSheet);
  });
  purify.addHook('uponSanitizeAttribute', (node, data) => {
    const value = cleanAttribute(node, data.attrName, data.attrValue, { load, css, sink });
    if (value === null) data.keepAttr = false;
    else data.attrValue = value;
  });
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.hasAttribute('href')) node.setAttribute('rel', 'noopener noreferrer');
  });

  return (html, policy) => {
    if (isTooMuch(html)) return 'tooMuch';
    run = begin(policy);
    // With this doctype the text is read in the same mode here and in the frame, so that both
    // build the same tree from it.
    const root = purify.sanitize(`<!doctype html>${html}`, config);
    const body = isElement(root) ? root.querySelector('body') : null;
    if (!isElement(root) || body === null) return nothing;
    const styles = [...root.querySelectorAll('head style')].map((style) => style.outerHTML);
    return {
      styles: styles.join(''),
      body: body.outerHTML,
      remote: [...run.remote],
      ownColours: run.ownColours,
    };
  };
}

const nothing: Sanitised = { styles: '', body: '<body></body>', remote: [], ownColours: false };

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function begin(policy: ReferencePolicy): Run {
  return { policy, remote: new Set(), ownColours: false, cssLeft: maxCss };
}

function isTooMuch(html: string): boolean {
  if (html.length > maxLength || markup(html) > maxMarkup) return true;
  if (html.length <= maxText) return false;
  let images = 0;
  for (const [data] of html.matchAll(/data:image\/[^"'\s>)]*/gi)) images += data.length;
  return html.length - images > maxText;
}

/** An upper bound of the elements in a text: what layout costs grow with. */
function markup(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    // End tags make no element.
    if (html.charCodeAt(at + 1) !== 47) count += 1;
  }
  return count;
}

type Cleaning = {
  load: (value: string) => string | null;
  css: (text: string, cleaner: typeof cleanStyleSheet) => string;
  sink: { ownColours: () => void };
};

/** The value an attribute may keep, or null: then it goes. */
function cleanAttribute(
  node: Element,
  name: string,
  value: string,
  { load, css, sink }: Cleaning,
): string | null {
  const tag = node.tagName.toLowerCase();
  switch (name) {
    case 'style': {
      const cleaned = css(value, cleanDeclarations);
      return cleaned === '' ? null : cleaned;
    }
    case 'src':
      return tag === 'img' ? load(value) : null;
    case 'srcset':
      // One address is enough: it is loaded only where there is no other, and never two.
      if (tag === 'img' && !node.hasAttribute('src')) {
        const url = load(lastCandidate(value));
        if (url !== null) node.setAttribute('src', url);
      }
      return null;
    case 'background':
      sink.ownColours();
      return load(value);
    case 'bgcolor':
      if (!isPlainColour(false, value)) sink.ownColours();
      return value;
    case 'text':
    case 'color':
      if (!isPlainColour(true, value)) sink.ownColours();
      return value;
    case 'href':
      if (tag !== 'a' && tag !== 'area') return null;
      return /^#[\w.:-]+$/.test(value.trim()) ? value.trim() : readLink(value);
    case 'usemap':
      return /^#[\w.:-]+$/.test(value) ? value : null;
    case 'name':
      // A named image would stand in the place of the document's own properties.
      return tag === 'a' || tag === 'map' ? value : null;
    case 'type':
    case 'value':
      return tag === 'li' || tag === 'ol' || tag === 'ul' ? value : null;
    default:
      return value;
  }
}

/** The last address of a `srcset`, which senders write in growing order. */
function lastCandidate(srcset: string): string {
  const candidates = srcset.split(/,\s+/);
  return candidates.at(-1)?.trim().split(/\s+/)[0] ?? '';
}
