import type { Session } from './session.ts';

/** A closed connection is news, but not sooner than this: a server may close each one at once. */
const closeDelay = 5_000;
const idleRestartDelay = 5_000;

/**
 * Waits, in IDLE on the open folder (RFC 2177), until the server tells of a change, the
 * connection closes, `milliseconds` have passed, or `signal`. Without a connection it only
 * waits. Never throws. `whenNudged` is called with the function that ends the wait.
 */
export async function waitForServer(
  session: Session | null,
  milliseconds: number,
  signal: AbortSignal,
  whenNudged: (wake: () => void) => void,
): Promise<void> {
  if (signal.aborted) return;
  const timers = new Set<NodeJS.Timeout>();
  const after = (delay: number, action: () => void): void => {
    timers.add(setTimeout(action, delay));
  };
  const undo: (() => void)[] = [];
  await new Promise<void>((resolve) => {
    let over = false;
    const wake = (): void => {
      over = true;
      resolve();
    };
    whenNudged(wake);
    after(milliseconds, wake);
    signal.addEventListener('abort', wake, { once: true });
    undo.push(() => signal.removeEventListener('abort', wake));
    if (session === null) return;
    const { client } = session;
    for (const event of ['exists', 'expunge', 'flags', 'highestModseq', 'mailboxOpen']) {
      client.on(event, wake);
      undo.push(() => client.off(event, wake));
    }
    undo.push(session.onClose(() => after(closeDelay, wake)));
    const idle = (): void => {
      if (over || !session.usable()) return;
      client
        .idle()
        .catch(() => undefined)
        .then(() => {
          // The server ended IDLE by itself: go on, but never in a circle without a pause.
          if (!over && session.usable()) after(idleRestartDelay, idle);
        });
    };
    idle();
  });
  for (const timer of timers) clearTimeout(timer);
  for (const each of undo) each();
}
