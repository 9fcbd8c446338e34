import { createServer } from 'node:net';

// Below every system's range for outgoing connections: a port that is closed for a while (a paused
// server, a refusing proxy) is still free when it is opened again.
const LOWEST = 20_000;
const COUNT = 12_000;

/** True when nobody listens on this loopback port at this moment. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A loopback port nobody listens on, outside the range the system takes ports from by itself. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found between 20000 and 32000.');
}
