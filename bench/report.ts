import { cpus, totalmem } from 'node:os';
import type { Outcome } from './bench.js';
import type { Measured } from './measure.js';
import { table } from './table.js';

/** Whose rate is compared with whose, and what it is to come to. */
const comparisons = [
  { of: 'one', with: 'nest', least: 15 },
  { of: 'two', with: 'nest', least: undefined },
  { of: 'one', with: 'upsert', least: undefined },
  { of: 'two', with: 'upsert', least: 0.6 },
  { of: 'two', with: 'plain', least: 0.9 },
] as const;

/** The figures as a table: of each contender the median of its rounds, of each comparison that of the rounds' ratios. */
export function report(outcome: Outcome): string {
  const { rounds, options, load, latency } = outcome;
  const titles = new Map(rounds.flat().map(({ id, title }) => [id, title]));
  const rows = [...titles].map(([id, title]) => rowOf(title, ofAll(rounds, id)));
  const head = ['', 'events/s', 'all out', 'own', 'postgres', 'broker', 'peak MB', 'WAL B', 'others', 'events'];
  return [
    `${options.events} events, ${options.residents} residents, ${load.facts} facts; medians of ${options.rounds} rounds, each contender in turn.`,
    `${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), ${gigabytes(totalmem())} GB, Node ${process.version}; fsync ${outcome.postgres.fsync}, synchronous_commit ${outcome.postgres.synchronous_commit}.`,
    '',
    ...table([head, ...rows]),
    '',
    ...ratios(rounds),
    ...(latency
      ? [
          `application to last dossier at ${Math.round(latency.applicationsPerSecond)}/s, half of saturation (${latency.applications} applications): p50 ${latency.milliseconds.p50} ms, p95 ${latency.milliseconds.p95} ms, p99 ${latency.milliseconds.p99} ms`,
        ]
      : []),
    '',
    'all out: events/s until every case was looked at and its events were on Kafka; own, postgres, broker: processor seconds a',
    'million events; others: processors that somebody else kept busy meanwhile.',
    '',
  ].join('\n');
}

function rowOf(title: string, runs: readonly Measured[]): string[] {
  const of = (figure: (run: Measured) => number): number => median(runs.map(figure));
  const whole = (figure: (run: Measured) => number): string => Math.round(of(figure)).toString();
  const settles = runs.every(({ settledSeconds }) => settledSeconds !== undefined);
  return [
    title,
    whole((run) => run.eventsPerSecond),
    settles ? whole((run) => run.events / run.settledSeconds!) : '',
    whole((run) => run.cpu.own),
    whole((run) => run.cpu.postgres),
    whole((run) => run.cpu.broker),
    whole((run) => run.peakBytes / 1e6),
    whole((run) => run.walBytesPerEvent),
    of((run) => run.othersBusy).toFixed(2),
    whole((run) => run.events),
  ];
}

function ratios(rounds: readonly Measured[][]): string[] {
  return comparisons.flatMap(({ of, with: other, least }) => {
    const each = rounds.flatMap((round) => {
      const [mine, theirs] = [rateOf(round, of), rateOf(round, other)];
      return mine && theirs ? [mine.eventsPerSecond / theirs.eventsPerSecond] : [];
    });
    if (each.length === 0) return [];
    const name = `${rateOf(rounds[0]!, of)!.title} : ${rateOf(rounds[0]!, other)!.title}`;
    const target = least === undefined ? '' : `, to be at least ${least}`;
    return [`${name}: ${median(each).toFixed(2)} (${each.map((ratio) => ratio.toFixed(2)).join(', ')})${target}`];
  });
}

function rateOf(round: readonly Measured[], id: string): Measured | undefined {
  return round.find((run) => run.id === id);
}

function ofAll(rounds: readonly Measured[][], id: string): Measured[] {
  return rounds.flatMap((round) => round.filter((run) => run.id === id));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}
