import type { ServerSettings } from '../../../app/domain/account.ts';
import type { Failure, SetupField } from '../../../app/sync/failure.ts';
import { EngineFailure } from '../engine-failure.ts';

/** What a failure's sentence is about. */
export type FailureSubject = Pick<ServerSettings, 'host' | 'port' | 'security' | 'user'>;

type Rule = {
  cause: string;
  retry: Failure['retry'];
  field?: SetupField;
  sentence: (subject: FailureSubject) => string;
};

/** The fields of ImapFlow's and Node's errors that decide; nothing of their texts is read. */
type ErrorFacts = {
  code: string;
  authenticationFailed: boolean;
  tlsFailed: boolean;
  serverResponseCode: string;
  responseStatus: string;
};

const password: Rule = {
  cause: 'password',
  retry: 'never',
  field: 'password',
  sentence: (s) =>
    `${s.host} did not accept the password for ${s.user}. Check the user name and the password.`,
};
const loginRefusedForNow: Rule = {
  cause: 'loginUnavailable',
  retry: 'later',
  sentence: (s) =>
    `${s.host} cannot sign you in at the moment. The password may be right; Godwit tries again later.`,
};
const loginNeedsTls: Rule = {
  cause: 'loginNeedsTls',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `${s.host} allows signing in only over an encrypted connection. Choose TLS or STARTTLS.`,
};
const unknownHost: Rule = {
  cause: 'unknownHost',
  retry: 'later',
  field: 'host',
  sentence: (s) =>
    `No server named ${s.host} could be found. Check the server's name and the network connection.`,
};
const refused: Rule = {
  cause: 'refused',
  retry: 'later',
  field: 'port',
  sentence: (s) => `${s.host} does not answer on port ${s.port}. Check the port.`,
};
const timeout: Rule = {
  cause: 'timeout',
  retry: 'later',
  field: 'port',
  sentence: (s) =>
    `${s.host} did not answer on port ${s.port} in time. Check the port, or try again later.`,
};
const unreachable: Rule = {
  cause: 'unreachable',
  retry: 'later',
  field: 'host',
  sentence: (s) => `${s.host} cannot be reached. Check the network connection.`,
};
const connectionLost: Rule = {
  cause: 'connectionLost',
  retry: 'later',
  sentence: (s) => `The connection to ${s.host} was lost. Godwit goes on where it stopped.`,
};
const certificateExpired: Rule = {
  cause: 'certificateExpired',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `The certificate of ${s.host} has expired or is not valid yet. Check this computer's clock, or tell whoever runs the server.`,
};
const certificateName: Rule = {
  cause: 'certificateName',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `The server that answered shows a certificate for another name than ${s.host}. Check the server's name; somebody may also be intercepting the connection.`,
};
const certificateUnknown: Rule = {
  cause: 'certificateUnknown',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `The certificate of ${s.host} comes from an authority this computer does not know. Add that authority's certificate if you trust it.`,
};
const certificateRevoked: Rule = {
  cause: 'certificateRevoked',
  retry: 'never',
  field: 'security',
  sentence: (s) => `The certificate of ${s.host} was withdrawn. Tell whoever runs the server.`,
};
const noTls: Rule = {
  cause: 'noTls',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `${s.host} did not answer with TLS on port ${s.port}. Choose another security setting or port.`,
};
const noStarttls: Rule = {
  cause: 'noStarttls',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `${s.host} does not offer STARTTLS on port ${s.port}, so nothing was sent. Choose TLS, usually on port 993.`,
};
const injection: Rule = {
  cause: 'starttlsInjection',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `Something was slipped into the connection to ${s.host} before it was encrypted, so Godwit closed it. Do not use this network for mail.`,
};
const insecure: Rule = {
  cause: 'insecure',
  retry: 'never',
  field: 'security',
  sentence: (s) =>
    `A connection to ${s.host} without encryption would show your password to others. Choose TLS or STARTTLS.`,
};
const busy: Rule = {
  cause: 'busy',
  retry: 'later',
  sentence: (s) => `${s.host} asks for a pause. Godwit tries again later.`,
};
const malformed: Rule = {
  cause: 'malformed',
  retry: 'later',
  sentence: (s) =>
    `${s.host} sent an answer that breaks the rules of IMAP. Nothing was changed; Godwit tries again later.`,
};
const serverRefused: Rule = {
  cause: 'serverRefused',
  retry: 'later',
  sentence: (s) => `${s.host} refused a request. Godwit tries again later.`,
};
const unexpected: Rule = {
  cause: 'unexpected',
  retry: 'later',
  sentence: (s) => `Something unexpected happened with ${s.host}. Godwit tries again later.`,
};

const byCode = new Map<string, Rule>([
  ['ENOTFOUND', unknownHost],
  ['EAI_AGAIN', unknownHost],
  ['EAI_FAIL', unknownHost],
  ['EAI_NONAME', unknownHost],
  ['EAI_NODATA', unknownHost],
  ['ENODATA', unknownHost],
  ['ERR_INVALID_URL', unknownHost],
  ['ECONNREFUSED', refused],
  ['EACCES', refused],
  ['ERR_SOCKET_BAD_PORT', refused],
  ['ETIMEDOUT', timeout],
  ['CONNECT_TIMEOUT', timeout],
  ['GREETING_TIMEOUT', timeout],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['ENETDOWN', unreachable],
  ['EADDRNOTAVAIL', unreachable],
  ['ECONNRESET', connectionLost],
  ['ECONNABORTED', connectionLost],
  ['EPIPE', connectionLost],
  ['ETIMEOUT', connectionLost],
  ['LockTimeout', connectionLost],
  ['NoConnection', connectionLost],
  ['EConnectionClosed', connectionLost],
  ['StateLogout', connectionLost],
  ['ClosedAfterConnectText', connectionLost],
  ['ClosedAfterConnectTLS', noTls],
  ['UPGRADE_TIMEOUT', noTls],
  ['EPROTO', noTls],
  ['CERT_HAS_EXPIRED', certificateExpired],
  ['CERT_NOT_YET_VALID', certificateExpired],
  ['ERR_TLS_CERT_ALTNAME_INVALID', certificateName],
  ['HOSTNAME_MISMATCH', certificateName],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', certificateUnknown],
  ['SELF_SIGNED_CERT_IN_CHAIN', certificateUnknown],
  ['UNABLE_TO_GET_ISSUER_CERT', certificateUnknown],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', certificateUnknown],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', certificateUnknown],
  ['CERT_UNTRUSTED', certificateUnknown],
  ['CERT_CHAIN_TOO_LONG', certificateUnknown],
  ['INVALID_CA', certificateUnknown],
  ['INVALID_PURPOSE', certificateUnknown],
  ['CERT_REJECTED', certificateUnknown],
  ['CERT_SIGNATURE_FAILURE', certificateUnknown],
  ['CERT_REVOKED', certificateRevoked],
  ['STARTTLS_INJECTION', injection],
  ['ETHROTTLE', busy],
  ['UnexpectedTag', malformed],
  ['MissingTag', malformed],
  ['InvalidResponse', malformed],
  ['ResponseProcessingFailed', malformed],
  ['COMPRESS_TRAILING_DATA', malformed],
  ['ParserError', malformed],
  ['ParserErrorExchange', malformed],
  ['ParserErrorInternal', malformed],
  ['MAX_IMAP_NESTING_REACHED', malformed],
  ['LineTooLarge', malformed],
  ['LiteralTooLarge', malformed],
  ['ResponseTooLarge', malformed],
  ['TooManyTokens', malformed],
  ['TooManyResponses', malformed],
]);

/** Codes Node and ImapFlow number: `ERR_SSL_WRONG_VERSION_NUMBER`, `ParserError11`. */
const families: { pattern: RegExp; rule: Rule }[] = [
  { pattern: /^ERR_(SSL|TLS|OSSL)_/, rule: noTls },
  { pattern: /^ParserError\d+$/, rule: malformed },
];

/** RFC 5530 response codes by which a server says that the password is not the trouble. */
const temporaryLogin = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

/**
 * An IMAP error in the user's words (SYNC-7). Takes anything that was thrown; decides by codes
 * and by the fields libraries document, never by their texts.
 */
export function toFailure(error: unknown, subject: FailureSubject): Failure {
  if (error instanceof EngineFailure) return error.failure;
  const rule = ruleFor(factsOf(error));
  return {
    cause: rule.cause,
    retry: rule.retry,
    userSentence: rule.sentence(subject),
    ...(rule.field === undefined ? {} : { field: rule.field }),
  };
}

/** Whether an error says only that the connection is gone, and an earlier one says why. */
export function isGenericLoss(error: unknown): boolean {
  if (error instanceof EngineFailure) return false;
  const { code } = factsOf(error);
  return code === 'NoConnection' || code === 'EConnectionClosed' || code === 'StateLogout';
}

/** Whether a server answered NO to one command: the connection is well, the request is not. */
export function isRefusedCommand(error: unknown): boolean {
  const facts = factsOf(error);
  return facts.code !== 'ETHROTTLE' && facts.responseStatus === 'NO';
}

/** Whether a refused command may work later (RFC 5530): the folder is in use, a limit is hit. */
export function isTemporaryRefusal(error: unknown): boolean {
  return temporaryLogin.has(factsOf(error).serverResponseCode);
}

/** The server's answer breaks the protocol, or is beyond what is credible (IMAP-5). */
export function malformedAnswer(subject: FailureSubject): EngineFailure {
  return ownFailure(malformed, subject);
}

/** The settings ask for a connection that would show the password (SEC-2). */
export function insecureSettings(subject: FailureSubject): EngineFailure {
  return ownFailure(insecure, subject);
}

/** The server refuses passwords over this connection (LOGINDISABLED, RFC 9051 §7.2.2). */
export function loginDisabled(subject: FailureSubject): EngineFailure {
  return ownFailure(loginNeedsTls, subject);
}

function ownFailure(rule: Rule, subject: FailureSubject): EngineFailure {
  return new EngineFailure({
    cause: rule.cause,
    retry: rule.retry,
    userSentence: rule.sentence(subject),
    ...(rule.field === undefined ? {} : { field: rule.field }),
  });
}

function ruleFor(facts: ErrorFacts): Rule {
  if (facts.authenticationFailed) {
    if (temporaryLogin.has(facts.serverResponseCode)) return loginRefusedForNow;
    return facts.serverResponseCode === 'PRIVACYREQUIRED' ? loginNeedsTls : password;
  }
  const exact = byCode.get(facts.code);
  if (exact !== undefined) return exact;
  const family = families.find((each) => each.pattern.test(facts.code));
  if (family !== undefined) return family.rule;
  // ImapFlow gives a missing STARTTLS no code; a failed handshake always has one.
  if (facts.tlsFailed) return facts.code === '' ? noStarttls : noTls;
  return facts.responseStatus === '' ? unexpected : serverRefused;
}

function factsOf(error: unknown): ErrorFacts {
  const fields: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    code: text('code'),
    authenticationFailed: fields.authenticationFailed === true,
    tlsFailed: fields.tlsFailed === true,
    serverResponseCode: text('serverResponseCode').toUpperCase(),
    responseStatus: text('responseStatus'),
  };
}
