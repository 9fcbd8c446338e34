/** Why a POP3 session failed; `failures.ts` says what each means to the user. */
export type Pop3Cause =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'tls-untrusted'
  | 'tls-expired'
  | 'tls-name'
  /** The server offers no STLS. */
  | 'tls-missing'
  /** The handshake failed before a certificate was judged: often TLS on a port without it. */
  | 'tls-failed'
  /** Security `none` towards a host that is not this computer. */
  | 'insecure'
  | 'credentials'
  | 'in-use'
  | 'login-delay'
  /** The server itself says that it cannot serve now ([SYS/TEMP], a refusing greeting). */
  | 'unavailable'
  | 'protocol'
  | 'closed'
  | 'too-large'
  /** The caller's signal, or the caller's `destroy()`. */
  | 'aborted';

/**
 * The only error a POP3 session rejects with (but for errors thrown by a caller's own callback).
 * `serverText` is what the server said: one line, printable, at most 200 characters, never a
 * secret.
 */
export class Pop3Error extends Error {
  override readonly name = 'Pop3Error';
  override readonly cause: Pop3Cause;
  readonly serverText: string | undefined;
  /** The message that cannot be read and ended the session; undefined in all other cases. */
  readonly messageNumber: number | undefined;

  constructor(cause: Pop3Cause, message: string, serverText?: string, messageNumber?: number) {
    super(message);
    this.cause = cause;
    this.messageNumber = messageNumber;
    this.serverText = serverText === undefined ? undefined : printable(serverText);
  }
}

function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
