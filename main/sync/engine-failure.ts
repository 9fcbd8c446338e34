import type { BatchRefusal } from '../../app/sync/batch.ts';
import type { Failure } from '../../app/sync/failure.ts';

/** Carries a finished failure through code that throws; only the engine's edge catches it. */
export class EngineFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause);
    this.name = 'EngineFailure';
    this.failure = failure;
  }
}

/** The engine was told to stop. */
export function stoppedFailure(): EngineFailure {
  return new EngineFailure({
    cause: 'stopped',
    retry: 'never',
    userSentence: 'The synchronisation was stopped.',
  });
}

/** The cache did not take a batch; nothing of it is stored (SYNC-1). */
export function refusedByCache(refusal: BatchRefusal): EngineFailure {
  return new EngineFailure({
    cause: 'cache',
    retry: refusal.cause === 'stale' ? 'never' : 'later',
    userSentence: refusal.userSentence,
  });
}

/** The cache did not answer at all: its window is gone, or a call to it failed. */
export function cacheGone(): EngineFailure {
  return new EngineFailure({
    cause: 'cache',
    retry: 'later',
    userSentence: 'The mail on this computer could not be reached. Godwit tries again later.',
  });
}
