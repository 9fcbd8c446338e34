/**
 * `count` random instants, one in each of `count` equal parts of [0, 1): spread over the whole, so
 * that no seed misses a phase.
 */
export function spreadInstants(count: number, random: () => number): number[] {
  return Array.from({ length: count }, (_, index) => (index + random()) / count);
}
