import { afterEach, describe, expect, it } from 'vitest';
import { checkPop3 } from './check.ts';
import { pop3Failure } from './failures.ts';
import { Pop3Error } from './pop3-error.ts';
import { Pop3Session, type Pop3Settings } from './session.ts';
import { EXPIRED_CERTIFICATE, OTHER_NAME_CERTIFICATE, TEST_CA } from './testing/certificates.ts';
import {
  mailbox,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from './testing/scripted-server.ts';

const servers: ScriptedServer[] = [];
const sessions: Pop3Session[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) session.destroy();
  for (const server of servers.splice(0)) await server.close();
});

/** The set-up check as the account form uses it: what connecting gave. */
async function probe(script: Script, settings: Partial<Pop3Settings> = {}) {
  const server = await startScriptedServer(script);
  servers.push(server);
  const whole: Pop3Settings = {
    host: 'localhost',
    port: server.port,
    security: 'none',
    user: 'ada',
    password: 'secret',
    ...settings,
  };
  const options = {
    signal: new AbortController().signal,
    timeouts: { connect: 2000, idle: 300 },
  };
  try {
    const session = await Pop3Session.connect(whole, options);
    sessions.push(session);
    return { session, cause: 'none', server, error: null };
  } catch (error) {
    if (!(error instanceof Pop3Error)) throw error;
    return { session: null, cause: error.cause, server, error };
  }
}

const commandsOf = (server: ScriptedServer) => server.clients.flatMap((c) => c.commands);

function answering(changes: Record<string, string>, capabilities: string[] = []): Script {
  const normal = mailbox([], capabilities);
  return {
    answer: (command, client) =>
      changes[command] ?? changes[command.split(' ')[0] ?? ''] ?? normal(command, client),
  };
}

describe('Pop3Session: login', () => {
  it('logs in by USER and PASS, and asks for capabilities before and after', async () => {
    const { session, server } = await probe({ answer: mailbox([], ['UIDL']) });
    expect([...(session?.capabilities.keys() ?? [])]).toEqual(['UIDL']);
    expect(commandsOf(server)).toEqual(['CAPA', 'USER ada', 'PASS secret', 'CAPA']);
  });

  it('logs in to a server that knows no CAPA', async () => {
    const { session } = await probe(answering({ CAPA: '-ERR what?\r\n' }));
    expect(session?.capabilities.size).toBe(0);
  });

  it('logs in by SASL PLAIN, in UTF-8, also when it is too long for one line', async () => {
    for (const password of ['pässwörd', 'ß'.repeat(200)]) {
      const secret = Buffer.from(`\0ada\0${password}`).toString('base64');
      const script = answering(
        { [secret]: '+OK\r\n', [`AUTH PLAIN ${secret}`]: '+OK\r\n', 'AUTH PLAIN': '+ \r\n' },
        ['SASL PLAIN LOGIN'],
      );
      const { cause, server } = await probe(script, { password });
      expect(cause).toBe('none');
      for (const command of commandsOf(server).slice(0, 2))
        expect(command.length).toBeLessThan(254);
    }
  });

  it('does not take an endless SASL exchange for success', async () => {
    const { cause } = await probe({
      answer: (command) => (command === 'CAPA' ? '+OK\r\nSASL PLAIN\r\n.\r\n' : '+ more\r\n'),
    });
    expect(cause).toBe('protocol');
  });

  const REFUSALS: [answer: string, cause: string, retry: string][] = [
    ['-ERR [AUTH] no', 'credentials', 'never'],
    ['-ERR no', 'credentials', 'never'],
    ['-ERR [IN-USE] busy', 'in-use', 'later'],
    ['-ERR unable to lock maildrop', 'in-use', 'later'],
    ['-ERR account locked', 'credentials', 'never'],
    ['-ERR [LOGIN-DELAY] wait', 'login-delay', 'later'],
    ['-ERR [SYS/TEMP] wait', 'unavailable', 'later'],
    ['hello', 'protocol', 'later'],
  ];
  for (const [answer, expected, retry] of REFUSALS) {
    it(`SYNC-7 a login answered "${answer}" is ${expected}, retry ${retry}`, async () => {
      const { error, cause } = await probe(answering({ PASS: `${answer}\r\n` }));
      expect(cause).toBe(expected);
      expect(pop3Failure(error, { host: 'localhost' })).toMatchObject({ cause: expected, retry });
    });
  }

  it('SEC-3 keeps the password out of errors, even when the server repeats it', async () => {
    const { error } = await probe(answering({ PASS: '-ERR bad password hunter2\r\n' }), {
      password: 'hunter2',
    });
    const failure = JSON.stringify(pop3Failure(error, { host: 'h' }));
    const said = `${error?.stack} ${error?.serverText} ${failure}`;
    expect(said).not.toContain('hunter2');
    expect(error?.serverText).toBe('bad password …');
  });

  it('SEC-3 does not send credentials that would forge a command', async () => {
    const { cause, server } = await probe(answering({}), { password: 'x\r\nDELE 1' });
    expect(cause).toBe('credentials');
    expect(commandsOf(server)).toEqual(['CAPA']);
  });

  it('maps a refusing, a foreign and a silent greeting', async () => {
    const answer = mailbox([]);
    expect((await probe({ answer, greeting: '-ERR full\r\n' })).cause).toBe('unavailable');
    expect((await probe({ answer, greeting: '-ERR [IN-USE]\r\n' })).cause).toBe('in-use');
    expect((await probe({ answer, greeting: '* OK IMAP4rev1\r\n' })).cause).toBe('protocol');
    expect((await probe({ answer, greeting: '' })).cause).toBe('timeout');
  });

  it('maps a closed port, an unknown host and an aborted signal', async () => {
    const answer = mailbox([]);
    const { server } = await probe({ answer });
    await server.close();
    expect((await probe({ answer }, { port: server.port })).cause).toBe('refused');
    const unknown = { host: 'no-such-host.invalid', security: 'tls' } as const;
    expect((await probe({ answer }, unknown)).cause).toBe('dns');
    const settings: Pop3Settings = {
      host: '127.0.0.1',
      port: server.port,
      security: 'tls',
      user: 'a',
      password: 'b',
    };
    const aborted = Pop3Session.connect(settings, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ cause: 'aborted' });
  });
});

describe('Pop3Session: TLS', () => {
  const answer = mailbox(['a\r\n'], ['UIDL', 'STLS', 'PIPELINING']);
  const secure = { security: 'tls', ca: TEST_CA } as const;
  const starttls = { security: 'starttls', ca: TEST_CA } as const;

  for (const host of ['localhost', '127.0.0.1']) {
    it(`SEC-2 verifies TLS against the authority given (${host})`, async () => {
      expect((await probe({ answer, tls: true }, { ...secure, host })).cause).toBe('none');
      expect((await probe({ answer }, { ...starttls, host })).cause).toBe('none');
    });
  }

  for (const security of ['tls', 'starttls'] as const) {
    it(`SEC-2 sends nothing to a server it cannot verify (${security})`, async () => {
      const tls = security === 'tls';
      const cases = [
        [{}, { ca: undefined }, 'tls-untrusted'],
        [{ certificate: EXPIRED_CERTIFICATE }, {}, 'tls-expired'],
        [{ certificate: OTHER_NAME_CERTIFICATE }, {}, 'tls-name'],
      ] as const;
      for (const [script, settings, expected] of cases) {
        const got = await probe({ answer, tls, ...script }, { ...secure, security, ...settings });
        expect(got.cause).toBe(expected);
        expect(commandsOf(got.server)).toEqual(tls ? [] : ['STLS']);
        expect(pop3Failure(got.error, { host: 'localhost' }).retry).toBe('never');
      }
    });
  }

  it('SEC-2 never goes on without STARTTLS', async () => {
    const refusing = answering({ STLS: '-ERR unknown\r\n' });
    const { cause, error, server } = await probe(refusing, starttls);
    expect(cause).toBe('tls-missing');
    expect(commandsOf(server)).toEqual(['STLS']);
    expect(pop3Failure(error, { host: 'h' })).toMatchObject({ retry: 'never', field: 'security' });
  });

  it('SEC-2 discards what was injected before TLS', async () => {
    const injected = '+OK\r\nSASL EVIL\r\n.\r\n+OK\r\n+OK\r\n';
    const script: Script = {
      answer: (command, client) =>
        command === 'STLS' ? `+OK begin\r\n${injected}` : answer(command, client),
    };
    const { session, server } = await probe(script, starttls);
    expect(session?.capabilities.has('SASL')).toBe(false);
    expect(await session?.stat()).toEqual({ count: 1, octets: 3 });
    expect(commandsOf(server)).toEqual(['STLS', 'CAPA', 'USER ada', 'PASS secret', 'CAPA', 'STAT']);
  });

  it('SEC-2 refuses a connection without TLS, but for this computer', async () => {
    const { cause, server } = await probe({ answer }, { host: 'mail.example.org' });
    expect(cause).toBe('insecure');
    expect(server.clients).toEqual([]);
  });

  it('maps TLS on a port without it', async () => {
    expect((await probe({ answer }, secure)).cause).toBe('tls-failed');
  });
});

describe('checkPop3', () => {
  it('gives null, or the failure with the field it belongs to', async () => {
    const server = await startScriptedServer({ answer: mailbox([]) });
    servers.push(server);
    const settings: Pop3Settings = {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'ada',
      password: 'secret',
    };
    expect(await checkPop3(settings)).toBeNull();
    expect(commandsOf(server).at(-1)).toBe('QUIT');
    expect(await checkPop3({ ...settings, password: 'wrong' })).toMatchObject({
      cause: 'credentials',
      retry: 'never',
      field: 'password',
    });
    expect(await checkPop3(settings, AbortSignal.abort())).toMatchObject({ cause: 'aborted' });
  });
});
