import { afterEach, describe, expect, it } from 'vitest';
import {
  EXPIRED_CERTIFICATE,
  OTHER_NAME_CERTIFICATE,
  SERVER_CERTIFICATE,
  SERVER_KEY,
  TEST_CA,
} from '../pop3/testing/certificates.ts';
import { checkImap } from './check.ts';
import type { ScriptedImap } from './testing/scripted-imap.ts';
import { startScriptedImap } from './testing/scripted-imap.ts';

let server: ScriptedImap | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

describe('checkImap over TLS (SEC-2)', () => {
  const table: [string, string, string | undefined, string | null][] = [
    ['an authority added by the user', SERVER_CERTIFICATE, TEST_CA, null],
    ['an unknown authority', SERVER_CERTIFICATE, undefined, 'certificateUnknown'],
    ['another name', OTHER_NAME_CERTIFICATE, TEST_CA, 'certificateName'],
    ['an expired certificate', EXPIRED_CERTIFICATE, TEST_CA, 'certificateExpired'],
  ];
  for (const [name, cert, ca, cause] of table) {
    it(name, async () => {
      server = await startScriptedImap('IMAP4rev1', [], { key: SERVER_KEY, cert });
      const failure = await checkImap({ ...server.settings, ...(ca === undefined ? {} : { ca }) });
      if (cause === null) expect(failure).toBeNull();
      else expect(failure).toMatchObject({ cause, field: 'security', retry: 'never' });
      const signedIn = server.commands.some((command) => command.startsWith('LOGIN'));
      expect(signedIn).toBe(cause === null);
    });
  }

  it('STARTTLS that is not offered ends before the password is sent', async () => {
    server = await startScriptedImap('IMAP4rev1', []);
    const failure = await checkImap({ ...server.settings, security: 'starttls' });
    expect(failure).toMatchObject({ cause: 'noStarttls', field: 'security' });
    expect(server.commands.some((command) => command.startsWith('LOGIN'))).toBe(false);
  });

  it('a server that forbids passwords in clear text is told apart from a wrong password', async () => {
    server = await startScriptedImap('IMAP4rev1 LOGINDISABLED', []);
    expect(await checkImap(server.settings)).toMatchObject({
      cause: 'loginNeedsTls',
      field: 'security',
    });
  });
});
