import { Check, CircleAlert, CloudOff, Info, RefreshCw } from 'lucide-react';
import { DialogTrigger, Dialog as Panel, Popover } from 'react-aria-components';
import type { AccountRow, NoticeRow, StatusRow } from '../../../app/cache/rows.ts';
import { Button } from '../../ui/button.tsx';
import popover from '../../ui/popover.module.css';
import { useWords } from '../../ui/words/context.tsx';
import type { Words } from '../../ui/words/en/index.ts';
import { PasswordPrompt } from '../accounts/password-prompt.tsx';
import { AccountDetails } from './account-details.tsx';
import { type Summary, summarise } from './status-summary.ts';
import styles from './sync-status.module.css';

export type SyncStatusProps = {
  accounts: readonly AccountRow[];
  statuses: readonly StatusRow[];
  notices: readonly NoticeRow[];
  onRetry: () => void;
  onDismissNotice: (id: number) => void;
};

/** What syncing is doing, in one quiet line; what needs the person, above it. */
export function SyncStatus(props: SyncStatusProps) {
  const { accounts, statuses, notices, onRetry, onDismissNotice } = props;
  const words = useWords();
  const summary = summarise(accounts, statuses);
  // Every hundred messages read out would drown whatever else the person listens to.
  const isCounting = summary.type === 'working';
  const asksPassword =
    summary.type === 'failed' &&
    (summary.first.status.failure?.field === 'password' ||
      summary.first.status.failure?.field === 'user');
  return (
    <div
      role="status"
      aria-label={words.status.label}
      aria-live={isCounting ? 'off' : 'polite'}
      className={styles.status}
    >
      {notices.map((notice) => (
        <div key={notice.id} className={styles.notice}>
          <Info size={15} strokeWidth={1.75} aria-hidden />
          <span className={styles.sentence}>
            {sentenceOf(accounts, notice.account, notice.userSentence, words)}
          </span>
          <Button
            kind="quiet"
            onPress={() => {
              if (notice.id !== undefined) onDismissNotice(notice.id);
            }}
          >
            {words.status.dismiss}
          </Button>
        </div>
      ))}
      {asksPassword && summary.type === 'failed' ? (
        <div className={styles.prompt}>
          <PasswordPrompt account={summary.first.account} />
        </div>
      ) : null}
      <div className={styles.line}>
        <SummaryIcon summary={summary} />
        <span className={summary.type === 'failed' ? styles.failed : styles.sentence}>
          {summaryWords(summary, words)}
        </span>
        {summary.type === 'failed' && !asksPassword ? (
          <Button kind="quiet" onPress={onRetry}>
            {words.status.retry}
          </Button>
        ) : null}
        <DialogTrigger>
          <Button kind="quiet">{words.status.details}</Button>
          <Popover className={popover.popover ?? ''} placement="top end">
            <Panel aria-label={words.status.detailsTitle} className={styles.panel ?? ''}>
              <AccountDetails accounts={accounts} statuses={statuses} />
            </Panel>
          </Popover>
        </DialogTrigger>
      </div>
    </div>
  );
}

function sentenceOf(
  accounts: readonly AccountRow[],
  id: string,
  sentence: string,
  { status }: Words,
): string {
  const account = accounts.find((row) => row.id === id);
  return account === undefined ? sentence : status.failed(account.name, sentence);
}

function SummaryIcon({ summary }: { summary: Summary }) {
  const common = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
  switch (summary.type) {
    case 'failed':
      return <CircleAlert {...common} className={styles.failedIcon} />;
    case 'offline':
      return <CloudOff {...common} />;
    case 'working':
    case 'waiting':
      return <RefreshCw {...common} />;
    case 'upToDate':
      return <Check {...common} />;
  }
}

function summaryWords(summary: Summary, { status }: Words): string {
  switch (summary.type) {
    case 'failed': {
      const { account, status: state } = summary.first;
      const sentence = status.failed(account.name, state.failure?.userSentence ?? '');
      return summary.more > 0 ? `${sentence} (${status.more(summary.more)})` : sentence;
    }
    case 'offline':
      return summary.all
        ? status.offline
        : summary.accounts.map((account) => status.offlineAccount(account.name)).join(' ');
    case 'working': {
      const { account, status: state } = summary;
      if (state.phase === 'connecting') return status.connecting(account.name);
      if (state.listed > state.stored) {
        return status.progress(account.name, state.stored, state.listed);
      }
      return status.listing(account.name);
    }
    case 'waiting':
      return status.waiting;
    case 'upToDate':
      return status.upToDate;
  }
}
