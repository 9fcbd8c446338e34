import { type FormEvent, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { AccountRow } from '../../../app/cache/rows.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words/context.tsx';
import styles from './accounts.module.css';
import { SessionOnlyNote } from './session-only-note.tsx';

/** Asks for an account's password where it is not known any more, or was refused. */
export function PasswordPrompt({ account }: { account: AccountRow }) {
  const words = useWords().accounts;
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [state, setState] = useState<'asking' | 'trying' | 'done'>('asking');
  const input = useRef<HTMLInputElement>(null);

  const refuse = (sentence: string) => {
    setError(sentence);
    setState('asking');
    input.current?.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state === 'trying') return;
    if (password === '') {
      refuse(words.missing.password);
      return;
    }
    setState('trying');
    setError(null);
    try {
      const answer = await window.godwit.setPassword({ account: account.id, password });
      if (answer.ok) {
        setPassword('');
        setState('done');
      } else {
        refuse(answer.failure.userSentence);
      }
    } catch {
      refuse(words.notSignedIn);
    }
  };

  if (state === 'done') {
    return (
      <p role="status" className={styles.prompt}>
        {words.signedIn}
      </p>
    );
  }
  return (
    <Form
      className={styles.prompt ?? ''}
      validationBehavior="aria"
      aria-label={words.passwordTitle(account.name)}
      onSubmit={(event) => void submit(event)}
    >
      <div className={styles.promptRow}>
        <TextField
          label={words.passwordTitle(account.name)}
          description={words.passwordWhy(account.email)}
          type="password"
          autoComplete="current-password"
          inputRef={input}
          value={password}
          error={error}
          onChange={(text) => {
            setPassword(text);
            setError(null);
          }}
        />
        <Button type="submit" kind="primary" isPending={state === 'trying'}>
          {state === 'trying' ? words.signingIn : words.signIn}
        </Button>
      </div>
      <SessionOnlyNote />
    </Form>
  );
}
