import { compare, summarise } from './comparison.ts';
import type { Score } from './rounds.ts';

const seconds = (ms: number | undefined): string =>
  ms === undefined ? '–' : (ms / 1000).toFixed(ms < 1000 ? 2 : 1);
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

/** Text in columns: the first to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * What a person reads at the end: ratios to the peers, then each participant's own numbers, then
 * memory and bytes. `before` is an earlier result of the same bench, shown as the change since.
 */
export function table(scores: readonly Score[], before: readonly Score[]): string {
  const parts = [ratios(scores), times(scores, before), watched(scores)];
  const failed = scores.filter(({ failure }) => failure !== null);
  if (failed.length > 0) {
    parts.push(failed.map((s) => `${s.protocol} ${s.name}: ${s.failure}`).join('\n'));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

function ratios(scores: readonly Score[]): string {
  const rows = compare(scores).map((row) => [
    `${row.protocol} ${row.job}: Godwit / ${row.peer}`,
    seconds(row.own),
    seconds(row.ownFromStart),
    seconds(row.peerMs),
    row.ratio.toFixed(2),
    row.ratioFromStart.toFixed(2),
  ]);
  if (rows.length === 0) return '';
  const head = ['best of the runs, s', 'Godwit', 'from start', 'peer', 'ratio', 'from start'];
  return columns([head, ...rows]);
}

function times(scores: readonly Score[], before: readonly Score[]): string {
  const rows = scores.flatMap(({ name, protocol, runs }) => {
    const then = before.find((score) => score.name === name && score.protocol === protocol);
    const old = summarise(then?.runs ?? []);
    return Object.entries(summarise(runs)).map(([measure, { best, median, worst }]) => {
      const was = old[measure]?.best;
      const change = was === undefined ? '' : `${best >= was ? '+' : ''}${percent(best / was - 1)}`;
      const cells = [best, median, worst].map(seconds);
      return [`${protocol} ${name}: ${measure}`, ...cells, seconds(was), change];
    });
  });
  if (rows.length === 0) return '';
  return columns([['s', 'best', 'median', 'worst', 'last time', 'change'], ...rows]);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(0)} %`;
}

function watched(scores: readonly Score[]): string {
  const rows = scores.flatMap(({ name, protocol, watched: seen }) => {
    if (seen === null) return [];
    const { memory, resyncBytes } = seen;
    return [
      [
        `${protocol} ${name}`,
        memory === null ? '–' : megabytes(memory.total),
        memory === null ? '–' : megabytes(memory.main),
        memory === null ? '–' : String(memory.processes),
        String(resyncBytes.up),
        String(resyncBytes.down),
      ],
    ];
  });
  if (rows.length === 0) return '';
  const head = [
    'one watched run (of a peer: its largest program)',
    'peak PSS MB',
    'first process MB',
    'processes',
  ];
  return columns([[...head, 'resync bytes up', 'bytes down'], ...rows]);
}
