import { FieldError, Label, Radio, RadioGroup, Text } from 'react-aria-components';
import type { Protocol } from '../../../app/domain/account.ts';
import { useWords } from '../../ui/words/context.tsx';
import styles from './accounts.module.css';

/** IMAP or POP3, with a line that says what each means for a person's mail. */
export function ProtocolChoice({
  value,
  error,
  onChange,
}: {
  value: Protocol;
  error: string | null;
  onChange: (protocol: Protocol) => void;
}) {
  const words = useWords().accounts;
  return (
    <RadioGroup
      value={value}
      isInvalid={error !== null}
      onChange={(chosen) => onChange(chosen === 'pop3' ? 'pop3' : 'imap')}
      className={styles.choice ?? ''}
    >
      <Label className={styles.label ?? ''}>{words.protocol}</Label>
      <Choice value="imap" label={words.imap} means={words.imapMeans} />
      <Choice value="pop3" label={words.pop3} means={words.pop3Means} />
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </RadioGroup>
  );
}

function Choice({ value, label, means }: { value: Protocol; label: string; means: string }) {
  return (
    <Radio value={value} className={styles.radio ?? ''}>
      <span className={styles.dot} />
      <span>
        {label}
        <Text slot="description" className={styles.means ?? ''}>
          {means}
        </Text>
      </span>
    </Radio>
  );
}
