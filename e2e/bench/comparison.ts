import type { Measures, Protocol } from './participant.ts';
import { INDEXERS } from './peers.ts';
import type { Score } from './rounds.ts';

/** Best, median and worst of the runs that count, for one measure. */
export type Summary = { best: number; median: number; worst: number };

/** Summaries by measure; a measure that a run lacks is summed up over the others. */
export function summarise(runs: readonly Measures[]): { [measure: string]: Summary } {
  const names = new Set(runs.flatMap((run) => Object.keys(run)));
  const summaries: { [measure: string]: Summary } = {};
  for (const name of names) {
    const values = runs.flatMap((run) => run[name] ?? []).sort((a, b) => a - b);
    const [best] = values;
    const worst = values.at(-1);
    const median = middle(values);
    if (best !== undefined && worst !== undefined) summaries[name] = { best, median, worst };
  }
  return summaries;
}

function middle(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** One row of the comparison: Godwit's time beside a peer's for the same job, best of the runs. */
export type Comparison = {
  protocol: Protocol;
  /** What was done: stored, searchable or resync. */
  job: 'stored' | 'searchable' | 'resync';
  /** The peer, with its indexer where the job needs one. */
  peer: string;
  /** Milliseconds of the sync itself. */
  own: number;
  /** Milliseconds from the start of the process: what the peers' times are too. */
  ownFromStart: number;
  peerMs: number;
  /** Below 1: Godwit is faster. */
  ratio: number;
  ratioFromStart: number;
};

/** Every comparison that the scores allow. */
export function compare(scores: readonly Score[]): Comparison[] {
  const rows: Comparison[] = [];
  for (const score of scores.filter(({ name }) => name === 'Godwit')) {
    const own = summarise(score.runs);
    const others = scores.filter((s) => s.protocol === score.protocol && s.name !== 'Godwit');
    for (const other of others) {
      const theirs = summarise(other.runs);
      const add = (job: Comparison['job'], measure: string, peer: string) => {
        const mine = own[job]?.best;
        const fromStart = own[`${job} from start`]?.best;
        const peerMs = theirs[measure]?.best;
        if (mine === undefined || fromStart === undefined || peerMs === undefined) return;
        rows.push({
          protocol: score.protocol,
          job,
          peer,
          own: mine,
          ownFromStart: fromStart,
          peerMs,
          ratio: mine / peerMs,
          ratioFromStart: fromStart / peerMs,
        });
      };
      add('stored', 'stored', other.name);
      for (const indexer of INDEXERS) {
        add('searchable', `searchable (${indexer})`, `${other.name} + ${indexer}`);
      }
      add('searchable', 'stored', `${other.name} alone`);
      add('resync', 'resync', other.name);
    }
  }
  return rows;
}
