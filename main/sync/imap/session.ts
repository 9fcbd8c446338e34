import { rootCertificates } from 'node:tls';
import { ImapFlow } from 'imapflow';
import type { ServerSettings } from '../../../app/domain/account.ts';
import { isLoopback } from '../../../app/domain/account.ts';
import type { Failure } from '../../../app/sync/failure.ts';
import { stoppedFailure } from '../engine-failure.ts';
import { maxMessageBytes } from '../limits.ts';
import { insecureSettings, isGenericLoss, loginDisabled, toFailure } from './failures.ts';

/** A server with its password: main only (SEC-3). */
export type ImapSettings = ServerSettings & { password: string };

/** One live connection, signed in. */
export type Session = {
  readonly client: ImapFlow;
  usable(): boolean;
  /** An error thrown on this connection, in the user's words; the first cause counts. */
  failure(error: unknown): Failure;
  /** Calls back when the connection is gone; at once if it is already. Returns the way out. */
  onClose(listener: () => void): () => void;
  /** LOGOUT, for at most a second, then the socket is closed. Idempotent, never throws. */
  end(): Promise<void>;
  /** Closes the socket now. Commands under way reject. Idempotent. */
  close(): void;
};

/**
 * Opens a connection and signs in. `signal` closes it, whenever it comes. Throws
 * whatever went wrong; `toFailure` says what it means.
 */
export async function openSession(settings: ImapSettings, signal: AbortSignal): Promise<Session> {
  if (signal.aborted) throw stoppedFailure();
  if (settings.security === 'none' && !isLoopback(settings.host)) throw insecureSettings(settings);
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    // Left out, ImapFlow would go on in clear text when STARTTLS is stripped on the way (SEC-2).
    ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
    auth: { user: settings.user, pass: settings.password },
    clientInfo: { name: 'Godwit' },
    logger: false,
    qresync: true,
    // IDLE is started only by waitForNews: otherwise a pause of the cache would start one.
    disableAutoIdle: true,
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(settings.ca === undefined ? {} : { ca: [...rootCertificates, settings.ca] }),
    },
    connectionTimeout: 30_000,
    greetingTimeout: 16_000,
    socketTimeout: 120_000,
    // A SEARCH answer of a million UIDs is 8 MB; nothing legitimate is much longer.
    maxLineLength: 32 * 1024 * 1024,
    maxLiteralSize: maxMessageBytes,
    maxResponseSize: maxMessageBytes + 33 * 1024 * 1024,
  });
  let firstError: unknown = null;
  // Without a listener an error would end the process.
  client.on('error', (error: unknown) => {
    firstError ??= error;
  });
  const abort = (): void => client.close();
  signal.addEventListener('abort', abort, { once: true });
  client.once('close', () => signal.removeEventListener('abort', abort));
  try {
    await client.connect();
  } catch (error) {
    client.close();
    if (signal.aborted) throw stoppedFailure();
    throw passwordNotAllowed(client, error) ? loginDisabled(settings) : error;
  }
  signal.removeEventListener('abort', abort);
  return {
    client,
    usable: () => client.usable && !client.isClosed,
    failure: (error) => {
      const cause = firstError !== null && isGenericLoss(error) ? firstError : error;
      return toFailure(cause, settings);
    },
    onClose: (listener) => {
      if (client.isClosed) queueMicrotask(listener);
      client.on('close', listener);
      return () => client.off('close', listener);
    },
    end: () => end(client),
    close: () => client.close(),
  };
}

function passwordNotAllowed(client: ImapFlow, error: unknown): boolean {
  const refused =
    error instanceof Error &&
    'authenticationFailed' in error &&
    error.authenticationFailed === true;
  return refused && !client.secureConnection && client.capabilities.has('LOGINDISABLED');
}

async function end(client: ImapFlow): Promise<void> {
  if (client.isClosed) return;
  let timer: NodeJS.Timeout | null = null;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 1_000);
  });
  await Promise.race([client.logout().catch(() => undefined), tooLong]);
  if (timer !== null) clearTimeout(timer);
  client.close();
}
