import { useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import { describeLink, type LinkTarget, splitLinks } from './links.ts';
import styles from './plain-text.module.css';
import { quoteBlocks, type TextBlock } from './quote-blocks.ts';

type PlainTextProps = {
  text: string;
  onPoint: (link: LinkTarget | null) => void;
  onFollow: (link: LinkTarget) => void;
};

/** A plain text as it was written, its links live and its quotations coloured by depth. */
export function PlainText({ text, onPoint, onFollow }: PlainTextProps) {
  const words = useWords().reader;
  const [steps, setSteps] = useState(1);
  const { blocks, more } = useMemo(() => quoteBlocks(text, steps), [text, steps]);
  return (
    <div className={styles.text}>
      {blocks.map((block) => (
        <Block key={block.at} block={block} onPoint={onPoint} onFollow={onFollow} />
      ))}
      {more ? <Button onPress={() => setSteps(steps + 1)}>{words.more}</Button> : null}
    </div>
  );
}

type BlockProps = Omit<PlainTextProps, 'text'> & { block: TextBlock };

function Block({ block: { depth, lines }, onPoint, onFollow }: BlockProps) {
  const pieces = splitLinks(lines.join('\n'));
  const content = pieces.map(({ text, href, at }) => {
    if (href === null) return <span key={at}>{text}</span>;
    const link = describeLink(href, text);
    const point = () => onPoint(link);
    const leave = () => onPoint(null);
    return (
      <a
        key={at}
        href={href}
        rel="noopener noreferrer"
        className={styles.link}
        onPointerEnter={point}
        onPointerLeave={leave}
        onFocus={point}
        onBlur={leave}
        onClick={(event) => {
          event.preventDefault();
          if (link !== null) onFollow(link);
        }}
        onAuxClick={(event) => {
          event.preventDefault();
          if (link !== null && event.button === 1) onFollow(link);
        }}
      >
        {text}
      </a>
    );
  });
  if (depth === 0) return <div className={styles.block}>{content}</div>;
  return (
    <blockquote
      className={`${styles.block} ${styles.quote}`}
      data-depth={((depth - 1) % 4) + 1}
      style={{ marginInlineStart: `${(Math.min(depth, 12) - 1) * 12}px` }}
    >
      {content}
    </blockquote>
  );
}
