import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { FirstRun } from '../features/accounts/first-run.tsx';
import { useMailboxes } from '../features/folders/use-mailboxes.ts';
import { IconButton } from '../ui/button.tsx';
import popover from '../ui/popover.module.css';
import { useWords } from '../ui/words/context.tsx';
import styles from './app.module.css';
import { useCacheLink } from './cache-link.ts';
import { Mail } from './mail.tsx';

/** The window's content: the mail, or the first run where there is no account. */
export function App() {
  const { shell, accounts: words } = useWords();
  const link = useCacheLink();
  const mailboxes = useMailboxes();
  const [isConnected, setConnected] = useState(false);
  const [isAdding, setAdding] = useState(false);
  useEffect(() => {
    void link.connected.then(() => setConnected(true));
  }, [link]);

  if (mailboxes === undefined) return null;
  if (mailboxes.accounts.length === 0) {
    // Accounts are written to the cache before the port comes: until then there may be some.
    if (!isConnected) return <main className={styles.starting}>{shell.starting}</main>;
    return (
      <main className={styles.firstRun}>
        <FirstRun onDone={() => undefined} />
      </main>
    );
  }
  return (
    <>
      <Mail mailboxes={mailboxes} onAddAccount={() => setAdding(true)} />
      <ModalOverlay isOpen={isAdding} onOpenChange={setAdding} className={popover.backdrop ?? ''}>
        <Modal className={popover.modal ?? ''} style={{ maxWidth: 640 }}>
          <Dialog aria-label={words.title} className={styles.adding ?? ''}>
            <div className={styles.close}>
              <IconButton icon={X} label={shell.close} onPress={() => setAdding(false)} />
            </div>
            <FirstRun onDone={() => setAdding(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}
