import { useEffect, useMemo, useState } from 'react';
import type { BodyRow } from '../../../app/cache/rows.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import { HtmlFrame } from './html-frame.tsx';
import type { LinkTarget } from './links.ts';
import { PlainText } from './plain-text.tsx';
import styles from './reader.module.css';
import { contentId } from './references.ts';
import { createSanitiser } from './sanitise.ts';

const sanitise = createSanitiser(window);
const none: ReadonlySet<string> = new Set();

type MessageBodyProps = {
  body: BodyRow;
  /** All text of the message, for HTML that is too much to show. */
  words: string;
  onPoint: (link: LinkTarget | null) => void;
  onFollow: (link: LinkTarget) => void;
};

/** The text of a message: its HTML where it has one, else its plain text. */
export function MessageBody({ body, words: text, onPoint, onFollow }: MessageBodyProps) {
  const words = useWords().reader;
  if (body.html !== null && body.html.trim() !== '') {
    return (
      <HtmlBody body={body} html={body.html} text={text} onPoint={onPoint} onFollow={onFollow} />
    );
  }
  if (body.text === null || body.text.trim() === '') {
    return <p className={styles.state}>{words.empty}</p>;
  }
  return <PlainText text={body.text} onPoint={onPoint} onFollow={onFollow} />;
}

type HtmlBodyProps = Omit<MessageBodyProps, 'words'> & { html: string; text: string };

function HtmlBody({ body, html, text, onPoint, onFollow }: HtmlBodyProps) {
  const words = useWords().reader;
  const [allowed, setAllowed] = useState(none);
  const inline = useInlineParts(body);
  const cleaned = useMemo(
    () => sanitise(html, { allowed, inline: (cid) => inline.get(cid) ?? null }),
    [html, allowed, inline],
  );

  // What was allowed for this message is not allowed for the next.
  useEffect(
    () => () => {
      if (allowed.size > 0) void window.godwit.allowRemote({ urls: [] });
    },
    [allowed],
  );

  if (cleaned === 'tooMuch') {
    return (
      <>
        <p className={styles.notice}>{words.tooMuch}</p>
        <PlainText text={body.text ?? text} onPoint={onPoint} onFollow={onFollow} />
      </>
    );
  }
  const { remote } = cleaned;
  const showImages = async (): Promise<void> => {
    await window.godwit.allowRemote({ urls: remote });
    setAllowed(new Set(remote));
  };
  return (
    <>
      {remote.length === 0 || allowed.size > 0 ? null : (
        <section className={styles.bar} aria-label={words.remoteBlockedLabel}>
          <span>
            {words.remoteBlocked(remote.length)}.{' '}
            <span className={styles.quiet}>{words.remoteWhy}</span>
          </span>
          <Button onPress={() => void showImages()}>{words.showImages}</Button>
        </section>
      )}
      <HtmlFrame
        message={cleaned}
        remoteImages={allowed.size > 0}
        onPoint={onPoint}
        onFollow={onFollow}
      />
    </>
  );
}

/** Addresses of the parts that the HTML shows in place, for as long as it is shown. */
function useInlineParts(body: BodyRow): ReadonlyMap<string, string> {
  const parts = useMemo(() => {
    const urls = new Map<string, string>();
    for (const { cid, type, bytes } of body.inline) {
      // Whatever it says it is: it is used as an image or not at all.
      const blob = new Blob([bytes], { type: /^image\//i.test(type) ? type : 'image/png' });
      urls.set(contentId(cid), URL.createObjectURL(blob));
    }
    return urls;
  }, [body.inline]);
  useEffect(
    () => () => {
      for (const url of parts.values()) URL.revokeObjectURL(url);
    },
    [parts],
  );
  return parts;
}
