import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/words/context.tsx';
import type { LinkTarget } from './links.ts';
import styles from './reader.module.css';

/** Asks before a link is followed whose text names another host than it leads to. */
export function LeaveDialog({ link, onClose }: { link: LinkTarget | null; onClose: () => void }) {
  const words = useWords().reader;
  if (link === null || link.claims === null) return null;
  const { claims, host, url } = link;
  return (
    <Dialog title={words.leaveTitle} isOpen role="alertdialog" onClose={onClose}>
      <p className={styles.leaveText}>{words.leaveText(claims, host)}</p>
      <p className={styles.leaveAddress}>{url.slice(0, 500)}</p>
      <div className={styles.leaveButtons}>
        <Button
          kind="danger"
          onPress={() => {
            void window.godwit.openLink({ url });
            onClose();
          }}
        >
          {words.leaveAnyway(host)}
        </Button>
        <Button kind="primary" autoFocus onPress={onClose}>
          {words.stay}
        </Button>
      </div>
    </Dialog>
  );
}
