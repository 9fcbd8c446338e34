import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measures, Participant, Watched } from './participant.ts';

/** What a participant gave over all rounds. */
export type Score = {
  name: string;
  protocol: Participant['protocol'];
  /** The runs whose time counts, in order. */
  runs: Measures[];
  /** From the dropped first run. */
  watched: Watched | null;
  /** Why it has no result, or fewer than asked for. */
  failure: string | null;
};

/**
 * Runs every participant in every round, in an order that turns by one each round, so that a slow
 * minute of the machine meets them all. The first round warms up and is watched; its times are
 * dropped. A participant that fails is left out from then on.
 */
export async function runRounds(
  participants: readonly Participant[],
  rounds: number,
  directory: string,
  say: (line: string) => void,
): Promise<Score[]> {
  const scores = participants.map(({ name, protocol }): Score => {
    return { name, protocol, runs: [], watched: null, failure: null };
  });
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < participants.length; turn += 1) {
      const at = (turn + round) % participants.length;
      const participant = participants[at];
      const score = scores[at];
      if (participant === undefined || score === undefined || score.failure !== null) continue;
      const own = join(directory, `${round}-${at}`);
      await mkdir(own, { recursive: true });
      // What the run before left to write must not be written during this one.
      await promisify(execFile)('sync').catch(() => undefined);
      const label = `${participant.protocol} ${participant.name}`;
      const load = loadavg()[0]?.toFixed(1) ?? '?';
      try {
        const { measures, watched } = await participant.run(own, round === 0);
        if (watched === null) score.runs.push(measures);
        else score.watched = watched;
        const times = Object.entries(measures).map(([name, ms]) => `${name} ${Math.round(ms)}`);
        const kind = watched === null ? `round ${round}` : 'warm-up';
        say(`${kind}: ${label}: ${times.join(', ')} ms (load ${load})`);
      } catch (error) {
        score.failure = error instanceof Error ? error.message : String(error);
        say(`${label}: ${score.failure}`);
      }
      await rm(own, { recursive: true, force: true });
    }
  }
  return scores;
}
