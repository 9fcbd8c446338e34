import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Security } from '../../../app/domain/account.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words/context.tsx';
import styles from './accounts.module.css';
import { CertificateAuthority } from './certificate-authority.tsx';
import {
  type DraftErrors,
  type DraftForm,
  emptyDraft,
  type FormField,
  filled,
  formFields,
  readDraft,
} from './draft.ts';
import { ProtocolChoice } from './protocol-choice.tsx';
import { SessionOnlyNote } from './session-only-note.tsx';

const securities: readonly Security[] = ['tls', 'starttls', 'none'];

/**
 * The form that adds an account by hand. Its servers are tried before it is kept; what is wrong
 * is said at the field it belongs to.
 */
export function FirstRun({ onDone }: { onDone: () => void }) {
  const words = useWords().accounts;
  const [form, setForm] = useState<DraftForm>(emptyDraft);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [trying, setTrying] = useState<string | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  const values = filled(form);

  const change = (field: FormField, next: Partial<DraftForm>) => {
    setForm((before) => ({ ...before, ...next }));
    setErrors(({ [field]: _answered, ...others }) => others);
    setProblem(null);
  };
  const show = (wrong: DraftErrors) => {
    setErrors(wrong);
    const first = formFields.find((field) => wrong[field] !== undefined);
    const control = fields.current?.querySelector<HTMLElement>(
      `[data-field="${first}"] :is(input, button)`,
    );
    control?.focus();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (trying !== null) return;
    setProblem(null);
    const read = readDraft(form, words);
    if ('errors' in read) {
      show(read.errors);
      return;
    }
    setErrors({});
    setTrying(read.draft.incoming.host);
    try {
      const answer = await window.godwit.addAccount(read.draft);
      if (answer.ok) {
        onDone();
        return;
      }
      const { field, userSentence } = answer.failure;
      if (field === undefined) setProblem(userSentence);
      else show({ [field]: userSentence });
    } catch {
      setProblem(words.notAdded);
    } finally {
      setTrying(null);
    }
  };

  const field = (name: FormField, control: ReactNode) => (
    <div data-field={name} className={styles[name]}>
      {control}
    </div>
  );

  return (
    <div className={styles.page}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        aria-label={words.title}
        onSubmit={(event) => void submit(event)}
      >
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.intro}>{words.intro}</p>
        <div ref={fields} className={styles.fields}>
          {field(
            'protocol',
            <ProtocolChoice
              value={form.protocol}
              error={errors.protocol ?? null}
              onChange={(protocol) => change('protocol', { protocol })}
            />,
          )}
          {field(
            'email',
            <TextField
              label={words.email}
              type="email"
              autoComplete="email"
              autoFocus
              value={form.email}
              error={errors.email ?? null}
              onChange={(email) => change('email', { email })}
            />,
          )}
          {field(
            'name',
            <TextField
              label={words.name}
              description={words.nameMeans}
              value={values.name}
              error={errors.name ?? null}
              onChange={(name) => change('name', { name })}
            />,
          )}
          {field(
            'host',
            <TextField
              label={words.server}
              autoComplete="off"
              spellCheck="false"
              value={form.host}
              error={errors.host ?? null}
              onChange={(host) => change('host', { host })}
            />,
          )}
          {field(
            'port',
            <TextField
              label={words.port}
              inputMode="numeric"
              value={values.port}
              error={errors.port ?? null}
              onChange={(port) => change('port', { port })}
            />,
          )}
          {field(
            'security',
            <Select
              label={words.security}
              value={form.security}
              options={securities.map((value) => ({ value, label: words.securityOptions[value] }))}
              error={errors.security ?? null}
              onChange={(security) => change('security', { security })}
            />,
          )}
          <CertificateAuthority value={form.ca} onChange={(ca) => change('security', { ca })} />
          {field(
            'user',
            <TextField
              label={words.user}
              autoComplete="username"
              spellCheck="false"
              value={values.user}
              error={errors.user ?? null}
              onChange={(user) => change('user', { user })}
            />,
          )}
          {field(
            'password',
            <TextField
              label={words.password}
              type="password"
              autoComplete="current-password"
              value={form.password}
              error={errors.password ?? null}
              onChange={(password) => change('password', { password })}
            />,
          )}
        </div>
        <SessionOnlyNote />
        <div className={styles.end}>
          <Button type="submit" kind="primary" isPending={trying !== null}>
            {words.add}
          </Button>
          <span role="status" className={styles.quiet}>
            {trying === null ? null : words.adding(trying)}
          </span>
        </div>
        <div role="alert" className={styles.problem}>
          {problem}
        </div>
      </Form>
    </div>
  );
}
