import { type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useWords } from '../../ui/words/context.tsx';
import { type FrameColours, frameDocument } from './frame-document.ts';
import { describeLink, type LinkTarget } from './links.ts';
import styles from './reader.module.css';
import type { Sanitised } from './sanitise.ts';

type HtmlFrameProps = {
  message: Sanitised;
  remoteImages: boolean;
  onPoint: (link: LinkTarget | null) => void;
  onFollow: (link: LinkTarget) => void;
};

/**
 * The frame of an HTML message (SEC-1). Nothing in it can run: the sandbox allows no scripts, no
 * forms and no navigation. It keeps the window's origin only so that this component can measure
 * it, see its links and pass on its keys.
 */
export function HtmlFrame({ message, remoteImages, onPoint, onFollow }: HtmlFrameProps) {
  const words = useWords().reader;
  const frame = useRef<HTMLIFrameElement>(null);
  const colours = useColours();
  const source = useMemo(
    () => frameDocument(message, colours, remoteImages),
    [message, colours, remoteImages],
  );
  const listeners = useRef({ onPoint, onFollow });
  useEffect(() => {
    listeners.current = { onPoint, onFollow };
  });
  useEffect(() => () => listeners.current.onPoint(null), []);

  return (
    <iframe
      // A new document each time: a frame whose document changes keeps its old one for a moment.
      key={source}
      ref={frame}
      title={words.frame}
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      srcDoc={source}
      className={styles.frame}
      onLoad={() => {
        if (frame.current !== null) attend(frame.current, listeners);
      }}
    />
  );
}

type Listeners = RefObject<Pick<HtmlFrameProps, 'onPoint' | 'onFollow'>>;

/** Makes the frame as tall as its content, and hears its links and keys. */
function attend(frame: HTMLIFrameElement, listeners: Listeners): void {
  const content = frame.contentDocument;
  if (content === null) return;
  const measure = () => fitHeight(frame, content);
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(content.body);
  observer.observe(frame);
  content.addEventListener('load', measure, true);

  const point = (event: Event) => listeners.current.onPoint(linkAt(event));
  content.addEventListener('pointerover', point);
  content.addEventListener('focusin', point);
  content.addEventListener('focusout', () => listeners.current.onPoint(null));
  content.documentElement.addEventListener('pointerleave', () => listeners.current.onPoint(null));
  for (const type of ['click', 'auxclick']) {
    content.addEventListener(type, (event) => follow(event, content, listeners));
  }
  content.addEventListener('keydown', (event) => passOn(event, frame));
  content.addEventListener('dragstart', (event) => event.preventDefault());
}

/** Higher than any message that is read; beyond, the frame scrolls by itself. */
const maxHeight = 200_000;

function fitHeight(frame: HTMLIFrameElement, content: Document): void {
  const { body, documentElement: root } = content;
  for (const image of body.querySelectorAll('img[width][height]')) {
    // An image made narrower keeps its shape.
    if (!isImage(image)) continue;
    if (image.clientWidth < Number(image.getAttribute('width'))) image.style.height = 'auto';
  }
  const bar = root.scrollWidth > root.clientWidth ? 16 : 0;
  const height = Math.ceil(Math.max(body.scrollHeight, body.getBoundingClientRect().height)) + bar;
  if (height > maxHeight) root.style.overflowY = 'auto';
  frame.style.height = `${Math.min(height, maxHeight)}px`;
}

/** Elements of the frame are of its own classes, so `instanceof` says nothing here. */
function isImage(element: Element): element is HTMLImageElement {
  return element.localName === 'img';
}

function anchorAt(event: Event): Element | null {
  const target = event.target as Node | null;
  const element = target?.nodeType === 1 ? (target as Element) : (target?.parentElement ?? null);
  return element?.closest('a[href], area[href]') ?? null;
}

function linkAt(event: Event): LinkTarget | null {
  const anchor = anchorAt(event);
  return anchor === null
    ? null
    : describeLink(anchor.getAttribute('href') ?? '', anchor.textContent ?? '');
}

function follow(event: Event, content: Document, listeners: Listeners): void {
  const anchor = anchorAt(event);
  if (anchor === null) return;
  event.preventDefault();
  if (event.type === 'auxclick' && (event as MouseEvent).button !== 1) return;
  const href = anchor.getAttribute('href') ?? '';
  if (href.startsWith('#')) {
    const name = href.slice(1);
    const goal = content.getElementById(name) ?? content.getElementsByName(name)[0];
    goal?.scrollIntoView({ block: 'start' });
    return;
  }
  const link = linkAt(event);
  if (link !== null) listeners.current.onFollow(link);
}

/** The window's shortcuts work while the focus is in a message. */
function passOn(event: KeyboardEvent, frame: HTMLIFrameElement): void {
  const copy = new KeyboardEvent('keydown', {
    key: event.key,
    code: event.code,
    location: event.location,
    repeat: event.repeat,
    ctrlKey: event.ctrlKey,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
    bubbles: true,
    cancelable: true,
  });
  if (!frame.dispatchEvent(copy)) event.preventDefault();
}

/** The window's colours, as they are now. */
function useColours(): FrameColours {
  const dark = useSyncExternalStore(watchScheme, () => schemeQuery().matches);
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const token = (name: string) => style.getPropertyValue(name).trim();
    return {
      scheme: dark ? 'dark' : 'light',
      ground: token('--ground'),
      text: token('--text'),
      quiet: token('--text-quiet'),
      accent: token('--accent'),
    };
  }, [dark]);
}

function schemeQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

function watchScheme(changed: () => void): () => void {
  const query = schemeQuery();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
