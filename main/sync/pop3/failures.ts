import type { Failure, SetupField } from '../../../app/sync/failure.ts';
import { EngineFailure } from '../engine-failure.ts';
import { maxMessageBytes } from '../limits.ts';
import { type Pop3Cause, Pop3Error } from './pop3-error.ts';

/** Where a session was when the server said -ERR. */
export type RefusalStage = 'greeting' | 'login' | 'transaction';

/**
 * What a `-ERR` means: by its response code (RFC 2449 §8, RFC 3206) when it has one. The words
 * are looked at only for a locked maildrop at login, which RFC 1939 lets servers refuse without a
 * code: taken for wrong credentials it would stop the account for good.
 */
export function causeOfRefusal(serverText: string, stage: RefusalStage): Pop3Cause {
  const code = /^\[([^\]]+)\]/.exec(serverText)?.[1]?.toUpperCase();
  if (code === 'IN-USE') return 'in-use';
  if (code === 'LOGIN-DELAY') return 'login-delay';
  if (code === 'AUTH') return 'credentials';
  if (code?.startsWith('SYS/')) return 'unavailable';
  switch (stage) {
    case 'greeting':
      return 'unavailable';
    case 'login':
      return LOCKED.test(serverText) ? 'in-use' : 'credentials';
    case 'transaction':
      return 'protocol';
  }
}

const LOCKED =
  /unable to (?:get )?lock|already (?:locked|in use)|(?:maildrop|mailbox) (?:is )?(?:locked|busy|in use)/i;

const CAUSE_OF_CODE: ReadonlyMap<string, Pop3Cause> = new Map([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['EAI_FAIL', 'dns'],
  ['EAI_NODATA', 'dns'],
  ['EAI_NONAME', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['ENETUNREACH', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETDOWN', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['ETIMEDOUT', 'timeout'],
  ['ECONNRESET', 'closed'],
  ['EPIPE', 'closed'],
  ['ECONNABORTED', 'closed'],
  ['ERR_STREAM_DESTROYED', 'closed'],
  ['ERR_STREAM_WRITE_AFTER_END', 'closed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-name'],
  ['HOSTNAME_MISMATCH', 'tls-name'],
  ['CERT_HAS_EXPIRED', 'tls-expired'],
  ['CERT_NOT_YET_VALID', 'tls-expired'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-untrusted'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
  ['CERT_CHAIN_TOO_LONG', 'tls-untrusted'],
  ['CERT_REVOKED', 'tls-untrusted'],
  ['CERT_REJECTED', 'tls-untrusted'],
  ['CERT_UNTRUSTED', 'tls-untrusted'],
  ['CERT_SIGNATURE_FAILURE', 'tls-untrusted'],
  ['INVALID_CA', 'tls-untrusted'],
  ['INVALID_PURPOSE', 'tls-untrusted'],
  ['PATH_LENGTH_EXCEEDED', 'tls-untrusted'],
]);

/** Turns what Node's DNS, TCP and TLS raise into a Pop3Error. `handshake`: TLS was being set up. */
export function fromSocketError(error: unknown, phase: 'connection' | 'handshake'): Pop3Error {
  if (error instanceof Pop3Error) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = CAUSE_OF_CODE.get(code);
  if (known !== undefined) return new Pop3Error(known, message);
  return new Pop3Error(phase === 'handshake' ? 'tls-failed' : 'closed', message);
}

type Meaning = {
  retry: Failure['retry'];
  field?: SetupField;
  sentence: (host: string, serverText: string) => string;
};

const MEANING: Record<Pop3Cause, Meaning> = {
  dns: {
    retry: 'later',
    field: 'host',
    sentence: (host) =>
      `The server ${host} was not found. Check its name and your internet connection.`,
  },
  refused: {
    retry: 'later',
    field: 'port',
    sentence: (host) => `The server ${host} refused the connection. Check the port.`,
  },
  unreachable: {
    retry: 'later',
    sentence: (host) => `The server ${host} cannot be reached. Check your internet connection.`,
  },
  timeout: {
    retry: 'later',
    field: 'port',
    sentence: (host) =>
      `The server ${host} did not answer in time. If this stays so, check the port and security.`,
  },
  'tls-untrusted': {
    retry: 'never',
    field: 'security',
    sentence: (host) =>
      `The certificate of ${host} is not from an authority this computer trusts, so nothing was sent. Ask your provider, or add its certificate authority to the account.`,
  },
  'tls-expired': {
    retry: 'never',
    field: 'security',
    sentence: (host) =>
      `The certificate of ${host} is not valid today, so nothing was sent. Check this computer's date, or tell your provider.`,
  },
  'tls-name': {
    retry: 'never',
    field: 'host',
    sentence: (host) =>
      `The certificate was issued for another name than ${host}, so nothing was sent. Check the server's name.`,
  },
  'tls-missing': {
    retry: 'never',
    field: 'security',
    sentence: (host) =>
      `The server ${host} offers no encryption on this port (STARTTLS), so your password was not sent. Try TLS, usually on port 995.`,
  },
  'tls-failed': {
    retry: 'later',
    field: 'security',
    sentence: (host) =>
      `No encrypted connection to ${host} could be made. Check that port and security belong together: TLS is usually on port 995, STARTTLS on 110.`,
  },
  insecure: {
    retry: 'never',
    field: 'security',
    sentence: (host) =>
      `A connection to ${host} without encryption would show your password to others. Choose TLS or STARTTLS.`,
  },
  credentials: {
    retry: 'never',
    field: 'password',
    sentence: (host, text) =>
      `The server ${host} did not accept the user name or password.${quoted(text)}`,
  },
  'in-use': {
    retry: 'later',
    sentence: (host) =>
      `Another program is reading this mailbox on ${host} right now. It will be tried again.`,
  },
  'login-delay': {
    retry: 'later',
    sentence: (host) =>
      `The server ${host} allows a login only every few minutes. It will be tried again.`,
  },
  unavailable: {
    retry: 'later',
    sentence: (host, text) =>
      `The server ${host} cannot serve this mailbox at the moment.${quoted(text)}`,
  },
  protocol: {
    retry: 'later',
    field: 'port',
    sentence: (host, text) =>
      `The server ${host} gave an answer that is not valid POP3. Check the port.${quoted(text)}`,
  },
  closed: {
    retry: 'now',
    sentence: (host, text) => `The server ${host} closed the connection.${quoted(text)}`,
  },
  'too-large': {
    retry: 'never',
    sentence: (host) => `The server ${host} sent more for one message than Godwit accepts.`,
  },
  aborted: { retry: 'later', sentence: (host) => `The connection to ${host} was stopped.` },
};

/** What a rejected POP3 session means to the user and to the retry logic (SYNC-7). Never throws. */
export function pop3Failure(error: unknown, settings: { host: string }): Failure {
  if (error instanceof EngineFailure) return error.failure;
  if (!(error instanceof Pop3Error)) {
    return {
      cause: 'internal',
      retry: 'later',
      userSentence: `Reading mail from ${settings.host} failed inside Godwit. It will be tried again.`,
    };
  }
  const { retry, field, sentence } = MEANING[error.cause];
  const userSentence = sentence(settings.host, error.serverText ?? '');
  const failure: Failure = { cause: error.cause, retry, userSentence };
  return field === undefined ? failure : { ...failure, field };
}

/** What a pass says that received all but some messages. `refused` + `tooLarge` is not 0. */
export function leftOutFailure(
  { host }: { host: string },
  counts: { refused: number; tooLarge: number },
): Failure {
  const sentences: string[] = [];
  if (counts.refused > 0) {
    sentences.push(
      `The server ${host} did not hand out ${messages(counts.refused)}; it will be asked again.`,
    );
  }
  if (counts.tooLarge > 0) {
    const megabytes = Math.round(maxMessageBytes / 1024 / 1024);
    sentences.push(
      `${messages(counts.tooLarge)} larger than ${megabytes} MB stayed on the server ${host}.`,
    );
  }
  return { cause: 'left-out', retry: 'later', userSentence: sentences.join(' ') };
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}

function quoted(serverText: string): string {
  return serverText === '' ? '' : ` It said: “${serverText}”`;
}
