/** Node's timers count no further than 2^31 ms, and no server means more than a day. */
const longest = 86_400_000;

/** The wait between two passes. */
export type PollTimer = {
  /**
   * Resolves after `milliseconds`, when woken, or when `signal` aborts; but, unless aborted, not
   * before `earliest` (RFC 2449 §6.5 LOGIN-DELAY), a time of `performance.now()`.
   */
  wait(milliseconds: number, earliest: number, signal: AbortSignal): Promise<void>;
  /** Ends the wait, also one that starts later. */
  wake(): void;
  /** Takes a wake back that nobody waited for. */
  clear(): void;
};

/** A timer that is not running yet. */
export function createPollTimer(): PollTimer {
  let woken = false;
  let wakeNow: () => void = () => undefined;
  return {
    wait: async (milliseconds, earliest, signal) => {
      await new Promise<void>((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        const end = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const endIn = (delay: number): void => {
          clearTimeout(timer);
          const held = Math.max(delay, earliest - performance.now());
          timer = setTimeout(end, Math.min(Math.max(held, 0), longest));
        };
        wakeNow = () => endIn(0);
        signal.addEventListener('abort', end);
        if (signal.aborted) end();
        else endIn(woken ? 0 : milliseconds);
      });
      wakeNow = () => undefined;
      woken = false;
    },
    wake: () => {
      woken = true;
      wakeNow();
    },
    clear: () => {
      woken = false;
    },
  };
}
