import { Mail, MailOpen, Paperclip } from 'lucide-react';
import { memo } from 'react';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import { useWords } from '../../ui/words/context.tsx';
import styles from './message-row.module.css';
import { peopleNames } from './people.ts';
import { fullWhen, shortWhen } from './when.ts';

/** Pixels; the style sheet has the same number. */
export const rowHeight = 72;

export type MessageRowProps = {
  row: PlacementRow;
  index: number;
  domId: string;
  isSelected: boolean;
  isCurrent: boolean;
  /** Which of the accounts' colours the edge has; null where one account is shown. */
  colour: number | null;
  /** The folder's name, in search results. */
  place: string | null;
  /** Milliseconds; rows say their dates as of then. */
  now: number;
  onToggleSeen: (row: PlacementRow) => void;
};

/** One message of a list: who and when, what about, how it begins. */
export const MessageRow = memo(function MessageRow({
  row,
  index,
  domId,
  isSelected,
  isCurrent,
  colour,
  place,
  now,
  onToggleSeen,
}: MessageRowProps) {
  const { list } = useWords();
  const isUnread = row.seen === 0;
  // In Sent and Drafts the sender is oneself: who it goes to is what tells rows apart.
  const outgoing = row.role === 'sent' || row.role === 'drafts';
  const people = peopleNames(outgoing ? row.to : row.from);
  const who = people === '' ? list.noSender : outgoing ? list.to(people) : people;
  const subject = row.subject.trim() === '' ? list.noSubject : row.subject;
  const name = [
    who,
    subject,
    fullWhen(row.date, list.locale),
    isUnread ? list.unread : null,
    row.attachments > 0 ? list.attachments(row.attachments) : null,
    place,
  ];
  const toggle = isUnread ? list.markRead : list.markUnread;
  const Toggle = isUnread ? MailOpen : Mail;
  return (
    // The grid keeps the focus and names its current row: rows come and go with scrolling.
    <div
      role="row"
      id={domId}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-label={name.filter((part) => part !== null).join(', ')}
      className={styles.row}
      data-index={index}
      data-unread={isUnread || undefined}
      data-selected={isSelected || undefined}
      data-current={isCurrent || undefined}
      data-colour={colour ?? undefined}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
    >
      <div role="gridcell" className={styles.cell}>
        <span className={styles.dot} aria-hidden />
        <div className={styles.line}>
          <span className={styles.who} dir="auto">
            {who}
          </span>
          {row.attachments > 0 ? (
            <Paperclip className={styles.clip} size={13} strokeWidth={1.75} aria-hidden />
          ) : null}
          <time className={styles.when} dateTime={new Date(row.date).toISOString()}>
            {shortWhen(row.date, now, list)}
          </time>
        </div>
        <div className={styles.line}>
          <span className={styles.subject} dir="auto">
            {subject}
          </span>
          {place === null ? null : <span className={styles.place}>{place}</span>}
        </div>
        <div className={styles.line}>
          <span className={styles.snippet} dir="auto">
            {row.snippet}
          </span>
        </div>
        <button
          type="button"
          tabIndex={-1}
          className={styles.toggle}
          aria-label={toggle}
          title={toggle}
          onClick={(event) => {
            event.stopPropagation();
            onToggleSeen(row);
          }}
        >
          <Toggle size={15} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
    </div>
  );
});
