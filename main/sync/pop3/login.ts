import type { Pop3Connection } from './connection.ts';
import { causeOfRefusal } from './failures.ts';
import type { Pop3Capabilities } from './listing.ts';
import { Pop3Error } from './pop3-error.ts';
import type { Answer } from './response-reader.ts';

/** RFC 2449 §4 allows a command 255 octets with its CRLF. */
const MAX_COMMAND_OCTETS = 253;

/**
 * Logs in: by SASL PLAIN where it is offered (RFC 5034; defined for UTF-8), else by USER and
 * PASS (RFC 1939). One attempt only, so that a wrong password counts once at the server. Rejects
 * with a Pop3Error (`credentials`, `in-use`, `login-delay`, `unavailable`, …).
 */
export async function logIn(
  connection: Pop3Connection,
  capabilities: Pop3Capabilities,
  { user, password }: { user: string; password: string },
): Promise<void> {
  // These would end or forge a command.
  if (['\r', '\n', '\0'].some((control) => (user + password).includes(control))) {
    throw new Pop3Error('credentials', 'User name or password holds a control character');
  }
  const answer = capabilities.get('SASL')?.includes('PLAIN')
    ? await saslPlain(connection, user, password)
    : await userAndPass(connection, user, password);
  if (answer.type === 'ok') return;
  if (answer.type === 'continue') throw new Pop3Error('protocol', 'SASL PLAIN did not end');
  const text = password === '' ? answer.text : answer.text.replaceAll(password, '…');
  throw new Pop3Error(causeOfRefusal(text, 'login'), 'The server refused the login', text);
}

async function saslPlain(
  connection: Pop3Connection,
  user: string,
  password: string,
): Promise<Answer> {
  const secret = Buffer.from(`\0${user}\0${password}`, 'utf8').toString('base64');
  const whole = `AUTH PLAIN ${secret}`;
  const first = whole.length <= MAX_COMMAND_OCTETS ? whole : 'AUTH PLAIN';
  const answer = await connection.command(first, { type: 'sasl' });
  return answer.type === 'continue' ? connection.command(secret, { type: 'sasl' }) : answer;
}

async function userAndPass(
  connection: Pop3Connection,
  user: string,
  password: string,
): Promise<Answer> {
  const answer = await connection.command(`USER ${user}`, { type: 'single' });
  return answer.type === 'ok' ? connection.command(`PASS ${password}`, { type: 'single' }) : answer;
}
