import { describe, expect, it } from 'vitest';
import type { SetupField } from '../../../app/sync/failure.ts';
import { EngineFailure, refusedByCache } from '../engine-failure.ts';
import { isGenericLoss, toFailure } from './failures.ts';

const subject = { host: 'mail.example.org', port: 993, security: 'tls' as const, user: 'ada' };
const error = (fields: Record<string, unknown>): Error => Object.assign(new Error('x'), fields);

describe('toFailure (SYNC-7)', () => {
  const table: [string, Record<string, unknown>, string, SetupField | undefined, string][] = [
    ['wrong password', { authenticationFailed: true }, 'password', 'password', 'never'],
    [
      'wrong password by RFC 5530',
      { authenticationFailed: true, serverResponseCode: 'AUTHENTICATIONFAILED' },
      'password',
      'password',
      'never',
    ],
    [
      'sign-in not available for now',
      { authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' },
      'loginUnavailable',
      undefined,
      'later',
    ],
    [
      'sign-in only with encryption',
      { authenticationFailed: true, serverResponseCode: 'PRIVACYREQUIRED' },
      'loginNeedsTls',
      'security',
      'never',
    ],
    ['unknown host', { code: 'ENOTFOUND' }, 'unknownHost', 'host', 'later'],
    ['no name service', { code: 'EAI_AGAIN' }, 'unknownHost', 'host', 'later'],
    ['refused', { code: 'ECONNREFUSED' }, 'refused', 'port', 'later'],
    ['timeout of the connection', { code: 'CONNECT_TIMEOUT' }, 'timeout', 'port', 'later'],
    ['timeout of the system', { code: 'ETIMEDOUT' }, 'timeout', 'port', 'later'],
    ['no greeting', { code: 'GREETING_TIMEOUT' }, 'timeout', 'port', 'later'],
    ['no route', { code: 'EHOSTUNREACH' }, 'unreachable', 'host', 'later'],
    ['reset', { code: 'ECONNRESET' }, 'connectionLost', undefined, 'later'],
    ['expired', { code: 'CERT_HAS_EXPIRED' }, 'certificateExpired', 'security', 'never'],
    [
      'another name',
      { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      'certificateName',
      'security',
      'never',
    ],
    [
      'unknown authority',
      { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      'certificateUnknown',
      'security',
      'never',
    ],
    [
      'self-signed, in a STARTTLS handshake',
      { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', tlsFailed: true },
      'certificateUnknown',
      'security',
      'never',
    ],
    ['not TLS', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'noTls', 'security', 'never'],
    ['no STARTTLS offered', { tlsFailed: true }, 'noStarttls', 'security', 'never'],
    [
      'injection before TLS',
      { code: 'STARTTLS_INJECTION', tlsFailed: true },
      'starttlsInjection',
      'security',
      'never',
    ],
    ['unreadable answer', { code: 'ParserError11' }, 'malformed', undefined, 'later'],
    ['huge literal', { code: 'LiteralTooLarge' }, 'malformed', undefined, 'later'],
    ['throttled', { code: 'ETHROTTLE', responseStatus: 'NO' }, 'busy', undefined, 'later'],
    ['NO', { responseStatus: 'NO' }, 'serverRefused', undefined, 'later'],
    ['anything else', {}, 'unexpected', undefined, 'later'],
  ];
  for (const [name, fields, cause, field, retry] of table) {
    it(name, () => {
      const failure = toFailure(error(fields), subject);
      expect(failure).toMatchObject({ cause, retry });
      expect(failure.field).toBe(field);
      expect(failure.userSentence).toMatch(/^[A-Zm].*\.$/);
    });
  }

  it('takes whatever is thrown', () => {
    expect(toFailure('text', subject).cause).toBe('unexpected');
    expect(toFailure(undefined, subject).cause).toBe('unexpected');
  });

  it('passes a finished failure on, with the cache’s own sentence', () => {
    const quota = refusedByCache({ cause: 'quota', userSentence: 'The disk is full.' });
    expect(quota).toBeInstanceOf(EngineFailure);
    expect(toFailure(quota, subject)).toEqual({
      cause: 'cache',
      retry: 'later',
      userSentence: 'The disk is full.',
    });
    const stale = refusedByCache({ cause: 'stale', userSentence: 'Old.' });
    expect(toFailure(stale, subject).retry).toBe('never');
  });

  it('knows errors that only say the connection is gone', () => {
    expect(isGenericLoss(error({ code: 'NoConnection' }))).toBe(true);
    expect(isGenericLoss(error({ code: 'ECONNRESET' }))).toBe(false);
  });
});
