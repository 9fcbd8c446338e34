import type { Failure } from '../../../app/sync/failure.ts';
import { toFailure } from './failures.ts';
import type { ImapSettings } from './session.ts';
import { openSession } from './session.ts';

/**
 * Tries the settings of an account being set up: connects, signs in, signs out. Null when all is
 * well, otherwise what is wrong and in which field. Never throws; `signal` ends it early.
 */
export async function checkImap(
  settings: ImapSettings,
  signal: AbortSignal = new AbortController().signal,
): Promise<Failure | null> {
  try {
    const session = await openSession(settings, signal);
    await session.end();
    return null;
  } catch (error) {
    return toFailure(error, settings);
  }
}
