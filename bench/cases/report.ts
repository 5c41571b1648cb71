import { median } from '../report.js';
import { table } from '../table.js';
import type { CasesOptions, MeasuredCases } from './cases.js';

/** The figures as a table: of each revision the median of its rounds, and what the first costs against the second. */
export function reportCases(rounds: readonly MeasuredCases[][], { cases, warmUp, clients }: CasesOptions): string {
  const revisions = rounds[0]!.map((_, place) => rounds.map((round) => round[place]!));
  const rows = figures.map(({ name, of, digits }) => {
    const medians = revisions.map((runs) => median(runs.map(of)));
    const ratio = medians.length === 2 ? [(medians[0]! / medians[1]!).toFixed(2)] : [];
    return [name, ...medians.map((value) => value.toFixed(digits)), ...ratio];
  });
  const names = [...new Set(rounds.flat().flatMap(({ counts }) => Object.keys(counts)))];
  const happened = names
    .map((name) => [name, ...revisions.map((runs) => median(runs.map(({ counts }) => counts[name] ?? 0)).toFixed(2))])
    .filter(([, ...numbers]) => numbers.some((number) => Number(number) > 0));
  const head = ['a case', ...rounds[0]!.map(({ title }) => title), ...(revisions.length === 2 ? ['ratio'] : [])];
  return [
    `${cases} cases after ${warmUp} to warm up, ${clients} clients; medians of ${rounds.length} rounds, in turn.`,
    '',
    ...table([head, ...rows, ...happened.map((row) => [...row, ...(revisions.length === 2 ? [''] : [])])]),
    '',
  ].join('\n');
}

interface Figure {
  name: string;
  of: (measured: MeasuredCases) => number;
  digits: number;
}

const figures: readonly Figure[] = [
  { name: 'processor ms', of: ({ cpu }) => cpu.hub + cpu.postgres, digits: 1 },
  { name: '  of the hub', of: ({ cpu }) => cpu.hub, digits: 1 },
  { name: '  of PostgreSQL', of: ({ cpu }) => cpu.postgres, digits: 1 },
  { name: 'statements', of: ({ statements }) => statements.all, digits: 0 },
  { name: 'hand-ins/s', of: ({ handInsPerSecond }) => handInsPerSecond, digits: 1 },
  { name: '  p50 ms', of: ({ milliseconds }) => milliseconds.p50, digits: 0 },
  { name: '  p99 ms', of: ({ milliseconds }) => milliseconds.p99, digits: 0 },
  { name: 'cases/s', of: ({ casesPerSecond }) => casesPerSecond, digits: 1 },
  { name: 'ready after ms', of: ({ readyAfterMs }) => readyAfterMs, digits: 0 },
  { name: 'MB when ready', of: ({ memory }) => memory.ready / 1e6, digits: 0 },
  { name: 'MB afterwards', of: ({ memory }) => memory.after / 1e6, digits: 0 },
  { name: 'KB on disk', of: ({ disk }) => disk / 1e3, digits: 0 },
];
