import type { AccountRow, StatusRow } from '../../../app/cache/rows.ts';
import { useWords } from '../../ui/words/context.tsx';
import { fullWhen } from '../message-list/when.ts';
import styles from './sync-status.module.css';

export type AccountDetailsProps = {
  accounts: readonly AccountRow[];
  statuses: readonly StatusRow[];
};

/** Each account: how much of it is here, since when, and what is wrong. */
export function AccountDetails({ accounts, statuses }: AccountDetailsProps) {
  const { status: words } = useWords();
  return (
    <ul className={styles.accounts}>
      {accounts.map((account) => {
        const status = statuses.find((row) => row.account === account.id);
        const [stored, listed] = [status?.stored ?? 0, status?.listed ?? 0];
        return (
          <li key={account.id} className={styles.account}>
            <div className={styles.accountName} dir="auto">
              {account.name}
            </div>
            <div className={styles.quiet}>
              {listed > stored ? words.storedOf(stored, listed) : words.stored(stored)}
            </div>
            {listed > stored ? (
              <progress
                className={styles.progress}
                aria-label={words.storedOf(stored, listed)}
                value={stored}
                max={listed}
              />
            ) : null}
            <div className={styles.quiet}>
              {status?.completedAt == null
                ? words.neverComplete
                : words.completedAt(fullWhen(status.completedAt, words.locale))}
            </div>
            {status?.failure == null ? null : (
              <div className={styles.failed}>{status.failure.userSentence}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
