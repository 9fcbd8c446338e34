import type { Failure } from '../../../app/sync/failure.ts';
import { pop3Failure } from './failures.ts';
import { Pop3Session, type Pop3Settings } from './session.ts';

/** Milliseconds: a person is waiting. */
const TIMEOUTS = { connect: 20_000, idle: 20_000 };

/**
 * Tries the settings of an account being set up: connects, logs in, quits. Null when all is well,
 * otherwise what is wrong and in which field. Never throws; `signal` ends it early.
 */
export async function checkPop3(
  settings: Pop3Settings,
  signal: AbortSignal = new AbortController().signal,
): Promise<Failure | null> {
  try {
    const session = await Pop3Session.connect(settings, { signal, timeouts: TIMEOUTS });
    // The login has answered the question; how the server takes leave changes nothing.
    await session.quit().catch(() => {});
    return null;
  } catch (error) {
    return pop3Failure(error, settings);
  }
}
