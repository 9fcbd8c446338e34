/** Milliseconds to wait before try `failures` + 1: doubling from 5 s to 10 min, jittered ±25 %. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const plain = Math.min(5_000 * 2 ** Math.max(0, failures - 1), 600_000);
  return Math.round(plain * (0.75 + random() * 0.5));
}
