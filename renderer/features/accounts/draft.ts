import * as v from 'valibot';
import type { Protocol, Security } from '../../../app/domain/account.ts';
import { type AccountDraft, accountDraftSchema } from '../../../app/ipc/ui-calls.ts';
import type { SetupField } from '../../../app/sync/failure.ts';
import type { Words } from '../../ui/words/en/index.ts';

/** What is typed into the form. Null where the person has not said anything yet. */
export type DraftForm = {
  protocol: Protocol;
  email: string;
  /** Follows the e-mail address until it is edited. */
  name: string | null;
  host: string;
  /** Follows protocol and security until it is edited. */
  port: string | null;
  security: Security;
  /** Follows the e-mail address until it is edited. */
  user: string | null;
  password: string;
  ca: { file: string; pem: string } | null;
};

export const emptyDraft: DraftForm = {
  protocol: 'imap',
  email: '',
  name: null,
  host: '',
  port: null,
  security: 'tls',
  user: null,
  password: '',
  ca: null,
};

/** The fields of the form, in the order they are shown: the first with an error gets the focus. */
export const formFields = [
  'protocol',
  'email',
  'name',
  'host',
  'port',
  'security',
  'user',
  'password',
] as const satisfies readonly (SetupField | 'email' | 'name')[];
export type FormField = (typeof formFields)[number];

/** What is wrong, by field, in sentences. */
export type DraftErrors = Partial<Record<FormField, string>>;

/** The usual port (RFC 8314 §7.3, RFC 9051 §2.1, RFC 1939 §3). */
export function usualPort(protocol: Protocol, security: Security): number {
  if (protocol === 'imap') return security === 'tls' ? 993 : 143;
  return security === 'tls' ? 995 : 110;
}

/** The form's values with what is filled in for the person. */
export function filled(form: DraftForm): DraftForm & { name: string; port: string; user: string } {
  return {
    ...form,
    name: form.name ?? form.email,
    port: form.port ?? String(usualPort(form.protocol, form.security)),
    user: form.user ?? form.email,
  };
}

/** The draft to send, or what is wrong with the form. */
export function readDraft(
  form: DraftForm,
  words: Words['accounts'],
): { draft: AccountDraft } | { errors: DraftErrors } {
  const { protocol, email, name, host, port, security, user, password, ca } = filled(form);
  const parsed = v.safeParse(accountDraftSchema, {
    protocol,
    email,
    name,
    incoming: {
      host,
      port: /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0,
      security,
      user,
      password,
      ...(ca === null ? {} : { ca: ca.pem }),
    },
  });
  const errors: DraftErrors = {};
  if (email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(email.trim())) {
    errors.email = words.emailWrong;
  }
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const field = fieldOf(v.getDotPath(issue));
      errors[field] ??= sentence(field, issue.type === 'max_length', words);
    }
  }
  return parsed.success && Object.keys(errors).length === 0 ? { draft: parsed.output } : { errors };
}

function fieldOf(path: string | null): FormField {
  const last = path?.split('.').at(-1);
  // The one rule over all of `incoming` is about its security.
  return formFields.find((field) => field === last) ?? 'security';
}

function sentence(field: FormField, tooLong: boolean, words: Words['accounts']): string {
  if (tooLong) return words.tooLong;
  switch (field) {
    case 'port':
      return words.portWrong;
    case 'security':
    case 'protocol':
      return words.securityWrong;
    default:
      return words.missing[field];
  }
}
