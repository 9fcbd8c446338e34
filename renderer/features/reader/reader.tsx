import { Mail, MailOpen } from 'lucide-react';
import { useState } from 'react';
import type { ContentHash, PlacementId } from '../../../app/domain/message.ts';
import { useCacheLink } from '../../shell/cache-link.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import { Attachments } from './attachments.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { LinkHint } from './link-hint.tsx';
import type { LinkTarget } from './links.ts';
import { MessageBody } from './message-body.tsx';
import { MessageHeader } from './message-header.tsx';
import styles from './reader.module.css';
import { type BodyState, type OpenMessage, useBody, useOpenMessage } from './use-open-message.ts';

/** Shows one message, or says that none is chosen. */
export function Reader({ placement }: { placement: PlacementId | null }) {
  const words = useWords().reader;
  return (
    <section aria-label={words.label} className={styles.reader}>
      {placement === null ? (
        <p className={styles.nothing}>{words.nothing}</p>
      ) : (
        <Message key={placement} id={placement} />
      )}
    </section>
  );
}

function Message({ id }: { id: PlacementId }) {
  const words = useWords().reader;
  const message = useOpenMessage(id);
  if (message === undefined) return null;
  if (message === null) return <p className={styles.nothing}>{words.nothing}</p>;
  return <MessageView message={message} />;
}

function MessageView({ message }: { message: OpenMessage }) {
  const words = useWords().reader;
  const [pointed, setPointed] = useState<LinkTarget | null>(null);
  const [doubtful, setDoubtful] = useState<LinkTarget | null>(null);
  const { placement, content } = message;

  const follow = (link: LinkTarget): void => {
    if (link.claims === null) void window.godwit.openLink({ url: link.url });
    else setDoubtful(link);
  };

  return (
    <>
      {/* Focusable by a press, so that the keys then scroll it. */}
      <div className={styles.scroll} tabIndex={-1}>
        <article data-message={placement.id}>
          <MessageHeader message={message} actions={<SeenButton message={message} />} />
          {content?.defect == null ? null : <p className={styles.notice}>{content.defect}</p>}
          {placement.hash === null ? (
            <p className={styles.state}>{words.notHere}</p>
          ) : (
            <Opened
              key={placement.hash}
              hash={placement.hash}
              message={message}
              onPoint={setPointed}
              onFollow={follow}
            />
          )}
        </article>
      </div>
      <LinkHint link={pointed} />
      <LeaveDialog link={doubtful} onClose={() => setDoubtful(null)} />
    </>
  );
}

type OpenedProps = {
  hash: ContentHash;
  message: OpenMessage;
  onPoint: (link: LinkTarget | null) => void;
  onFollow: (link: LinkTarget) => void;
};

function Opened(props: OpenedProps) {
  const opened = useBody(props.hash);
  return (
    <div data-body={opened.state}>
      <OpenedBody {...props} opened={opened} />
    </div>
  );
}

function OpenedBody({
  hash,
  message,
  opened,
  onPoint,
  onFollow,
}: OpenedProps & { opened: BodyState }) {
  const words = useWords().reader;
  const attachments = message.content?.attachments ?? [];
  switch (opened.state) {
    case 'opening':
      // Only seen when it takes a while.
      return <p className={`${styles.state} ${styles.late}`}>{words.opening}</p>;
    case 'absent':
      return <p className={styles.state}>{words.notHere}</p>;
    case 'failed':
      return (
        <div className={styles.state} role="alert">
          <p>{words.failed}</p>
          <Button onPress={opened.retry}>{words.tryAgain}</Button>
        </div>
      );
    case 'here':
      return (
        <>
          <Attachments
            hash={hash}
            // What the HTML shows in its place is not shown twice.
            attachments={attachments.filter((one) => !one.inline || opened.body.html === null)}
          />
          <MessageBody
            body={opened.body}
            words={message.content?.text ?? ''}
            onPoint={onPoint}
            onFollow={onFollow}
          />
        </>
      );
  }
}

function SeenButton({ message: { placement } }: { message: OpenMessage }) {
  const words = useWords().reader;
  const link = useCacheLink();
  const seen = placement.seen === 1;
  return (
    <IconButton
      icon={seen ? Mail : MailOpen}
      label={seen ? words.markUnread : words.markRead}
      onPress={() => {
        void link.call('intent', { type: 'setSeen', placements: [placement.id], seen: !seen });
      }}
    />
  );
}
