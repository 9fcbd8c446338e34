import { isIP, type Socket } from 'node:net';
import * as tls from 'node:tls';
import { fromSocketError } from './failures.ts';
import { Pop3Error } from './pop3-error.ts';

/** Removes the brackets of an IPv6 literal. */
export function bareHost(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

/**
 * Waits for `event` of a socket under construction. Rejects with a Pop3Error on error, end,
 * after `timeoutMs`, or when `signal` aborts; the socket is destroyed then.
 */
export function ready(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const phase = event === 'connect' ? 'connection' : 'handshake';
    const settle = (error: Pop3Error | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off(event, onReady).off('error', onError).off('close', onClose);
      if (error === null) return resolve();
      // A destroyed socket may still raise what it was doing; without a listener that is a crash.
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    };
    const onReady = () => settle(null);
    const onError = (error: unknown) => settle(fromSocketError(error, phase));
    const onClose = () => settle(new Pop3Error('closed', 'The server closed the connection'));
    const onAbort = () => settle(new Pop3Error('aborted', 'The connection was stopped'));
    const onTimeout = () => settle(new Pop3Error('timeout', 'The server did not answer'));
    const timer = setTimeout(onTimeout, timeoutMs);
    socket.on(event, onReady).on('error', onError).on('close', onClose);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}

/**
 * Puts verified TLS (1.2 or later, SNI unless the host is an address) on a connected socket.
 * `ca` (PEM) is trusted in addition to the usual authorities. Rejects with a Pop3Error (SEC-2).
 */
export async function upgradeToTls(
  socket: Socket,
  server: { host: string; ca?: string },
  timeoutMs: number,
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const host = bareHost(server.host);
  const name = isIP(host) === 0 ? { servername: host } : {};
  const trust = server.ca === undefined ? {} : { ca: [...tls.rootCertificates, server.ca] };
  let secured: tls.TLSSocket;
  try {
    // Said although they are the defaults: an environment variable can change those.
    const strict = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
    secured = tls.connect({ socket, host, ...strict, ...name, ...trust });
  } catch (error) {
    socket.destroy();
    throw fromSocketError(error, 'handshake');
  }
  await ready(secured, 'secureConnect', timeoutMs, signal);
  return secured;
}
