import { describe, expect, it } from 'vitest';
import { en } from '../../ui/words/en/index.ts';
import { type DraftForm, emptyDraft, filled, readDraft } from './draft.ts';

const words = en.accounts;
const complete: DraftForm = {
  ...emptyDraft,
  email: 'ann@h.example',
  host: 'mail.h.example',
  password: ' secret ',
};
const errorsOf = (form: Partial<DraftForm>) => {
  const result = readDraft({ ...complete, ...form }, words);
  return 'errors' in result ? result.errors : null;
};

describe('the form of a new account', () => {
  it('fills in port, user and name until they are edited', () => {
    expect(readDraft(complete, words)).toEqual({
      draft: {
        protocol: 'imap',
        name: 'ann@h.example',
        email: 'ann@h.example',
        incoming: {
          host: 'mail.h.example',
          port: 993,
          security: 'tls',
          user: 'ann@h.example',
          password: ' secret ',
        },
      },
    });
    const edited = filled({ ...complete, port: '1993', user: 'ann', name: 'Home' });
    expect([edited.port, edited.user, edited.name]).toEqual(['1993', 'ann', 'Home']);
  });

  it.each([
    ['imap', 'tls', '993'],
    ['imap', 'starttls', '143'],
    ['pop3', 'tls', '995'],
    ['pop3', 'starttls', '110'],
    ['pop3', 'none', '110'],
  ] as const)('knows the usual port of %s with %s', (protocol, security, port) => {
    expect(filled({ ...complete, protocol, security }).port).toBe(port);
  });

  it('says at each field what is missing', () => {
    expect(readDraft(emptyDraft, words)).toEqual({
      errors: { ...words.missing },
    });
  });

  it.each([
    [{ email: 'ann' }, { email: words.emailWrong }],
    [{ port: '' }, { port: words.portWrong }],
    [{ port: '70000' }, { port: words.portWrong }],
    [{ port: '9x' }, { port: words.portWrong }],
    [{ security: 'none' }, { security: words.securityWrong }],
    [{ name: 'x'.repeat(501) }, { name: words.tooLong }],
  ] as const)('says what is wrong: %j', (form, errors) => {
    expect(errorsOf(form)).toEqual(errors);
  });

  it('allows no encryption to a server on this computer', () => {
    expect(errorsOf({ security: 'none', host: 'localhost' })).toBe(null);
  });
});
