import { type ReactNode, useState } from 'react';
import type { Address } from '../../../app/domain/message.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import styles from './message-header.module.css';
import type { OpenMessage } from './use-open-message.ts';

/** Recipients shown before "and n more". */
const shownRecipients = 6;

/** Subject, people, date and place of a message. Complete as soon as its row is. */
export function MessageHeader({
  message: { placement, content, folder, account },
  actions,
}: {
  message: OpenMessage;
  actions: ReactNode;
}) {
  const words = useWords();
  const date = new Date(placement.date);
  const from = content?.from ?? placement.from;
  const subject = (content?.subject ?? placement.subject).trim();
  const format = new Intl.DateTimeFormat(words.reader.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const role = folder === null || folder.role === 'none' ? null : words.folders.roles[folder.role];
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <h1 className={styles.subject} dir="auto">
          {subject === '' ? words.reader.noSubject : subject}
        </h1>
        <div className={styles.actions}>{actions}</div>
      </div>
      <div className={styles.people}>
        <div className={styles.from}>
          {from.length === 0 ? <span className={styles.name}>{words.reader.noSender}</span> : null}
          {from.map((one) => (
            <Sender key={`${one.name} ${one.address}`} one={one} />
          ))}
        </div>
        <time className={styles.date} dateTime={date.toISOString()}>
          {format.format(date)}
        </time>
      </div>
      <Recipients label={words.reader.to} people={content?.to ?? placement.to} />
      <Recipients label={words.reader.cc} people={content?.cc ?? []} />
      {folder === null || account === null ? null : (
        <div className={styles.place}>{words.reader.place(role ?? folder.name, account.name)}</div>
      )}
    </header>
  );
}

/** The address is always shown: a name alone can say anything. */
function Sender({ one }: { one: Address }) {
  if (one.name === '') return <bdi className={styles.name}>{one.address}</bdi>;
  return (
    <span>
      <bdi className={styles.name}>{one.name}</bdi>{' '}
      <bdi className={styles.address}>{one.address}</bdi>
    </span>
  );
}

function Recipients({ label, people }: { label: string; people: readonly Address[] }) {
  const words = useWords().reader;
  const [all, setAll] = useState(false);
  if (people.length === 0) return null;
  const shown = (all ? people : people.slice(0, shownRecipients)).map((one, at) => ({
    at,
    ...one,
  }));
  const hidden = people.length - shown.length;
  return (
    <div className={styles.recipients}>
      <span className={styles.label}>{label}</span>
      <span>
        {shown.map(({ at, name, address }) => (
          <span key={at} title={name === '' ? undefined : address}>
            {at > 0 ? ', ' : ''}
            <bdi>{name === '' ? address : name}</bdi>
          </span>
        ))}
        {hidden > 0 ? (
          <>
            {' '}
            <Button kind="quiet" onPress={() => setAll(true)}>
              {words.moreRecipients(hidden)}
            </Button>
          </>
        ) : null}
      </span>
    </div>
  );
}
