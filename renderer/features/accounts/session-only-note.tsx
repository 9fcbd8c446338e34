import { useEffect, useState } from 'react';
import { useWords } from '../../ui/words/context.tsx';
import styles from './accounts.module.css';

/** Says so when this computer keeps no passwords (SEC-3). Otherwise nothing. */
export function SessionOnlyNote() {
  const words = useWords().accounts;
  const [forNow, setForNow] = useState(false);
  useEffect(() => {
    let current = true;
    window.godwit.credentialStorage({}).then(
      (storage) => {
        if (current) setForNow(storage === 'sessionOnly');
      },
      // Nothing is promised then, and nothing is said.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return forNow ? <p className={styles.note}>{words.sessionOnly}</p> : null;
}
