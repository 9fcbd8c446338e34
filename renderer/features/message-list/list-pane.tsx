import type { ReactNode } from 'react';
import styles from './list-pane.module.css';
import { MessageGrid, type MessageGridProps } from './message-grid.tsx';

export type ListPaneProps = MessageGridProps & {
  /** What the list shows: a folder's name. */
  title: string;
  /** A few words beside it: how many. */
  detail: string;
  /** A line below it, announced when it changes; null for none. */
  note: string | null;
  /** A button before the title, in narrow windows. */
  back: ReactNode;
};

/** A list with its heading. */
export function ListPane({ title, detail, note, back, ...grid }: ListPaneProps) {
  return (
    <section className={styles.pane} aria-label={title}>
      <header className={styles.head}>
        {back}
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
        <span className={styles.detail} aria-live="polite">
          {detail}
        </span>
      </header>
      {note === null ? null : <p className={styles.note}>{note}</p>}
      <div className={styles.body}>
        <MessageGrid {...grid} />
      </div>
    </section>
  );
}
