import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPollTimer } from './poll-timer.ts';

const never = new AbortController().signal;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Starts a wait; answers how many milliseconds it took once it is over, null before. */
function waiting(wait: () => Promise<void>): () => number | null {
  const started = performance.now();
  let took: number | null = null;
  void wait().then(() => {
    took = performance.now() - started;
  });
  return () => took;
}

describe('the wait between two passes', () => {
  it('lasts as long as it should', async () => {
    const timer = createPollTimer();
    const took = waiting(() => timer.wait(600_000, 0, never));
    await vi.advanceTimersByTimeAsync(599_999);
    expect(took()).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(took()).toBe(600_000);
  });

  it('is ended by a wake, also by one that came before it', async () => {
    const timer = createPollTimer();
    const first = waiting(() => timer.wait(600_000, 0, never));
    await vi.advanceTimersByTimeAsync(10);
    timer.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(first()).toBe(10);
    timer.wake();
    const second = waiting(() => timer.wait(600_000, 0, never));
    await vi.advanceTimersByTimeAsync(0);
    expect(second()).toBe(0);
    timer.wake();
    timer.clear();
    const third = waiting(() => timer.wait(600_000, 0, never));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(third()).toBeNull();
  });

  it('is never shorter than LOGIN-DELAY, woken or not', async () => {
    const timer = createPollTimer();
    const earliest = performance.now() + 900_000;
    const took = waiting(() => timer.wait(600_000, earliest, never));
    await vi.advanceTimersByTimeAsync(5_000);
    timer.wake();
    await vi.advanceTimersByTimeAsync(894_000);
    expect(took()).toBeNull();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(took()).toBe(900_000);
    const unwoken = waiting(() => timer.wait(1_000, performance.now() + 2_000, never));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(unwoken()).toBe(2_000);
  });

  it('is at most a day, however long the server wants', async () => {
    const timer = createPollTimer();
    const took = waiting(() => timer.wait(600_000, Number.MAX_SAFE_INTEGER, never));
    await vi.advanceTimersByTimeAsync(86_399_999);
    expect(took()).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(took()).toBe(86_400_000);
  });

  it('is ended by its signal at once, and leaves no timer', async () => {
    const timer = createPollTimer();
    const controller = new AbortController();
    const took = waiting(() => timer.wait(600_000, Number.MAX_SAFE_INTEGER, controller.signal));
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(took()).toBe(0);
    const aborted = waiting(() => timer.wait(600_000, 0, controller.signal));
    await vi.advanceTimersByTimeAsync(0);
    expect(aborted()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
