import { outcomes, shortfalls } from './expectations.js';
import type { Journey } from './journey.js';

/** What a run found, without a personal value: names of paths, counts, seconds, masked outcomes. */
export interface ResidentReport {
  resident: string;
  reference: string;
  status: string;
  got: { agency: string; recipient: string; facts: number; dossierVersions: number }[];
  missingAtFirst: { [agency: string]: string[] };
  answeredLater: string[];
  counts: { asked: number; wouldHaveBeenAsked: number; reused: number };
  elapsed: { hub: number; resident: number; agencies: number; calendar: number };
  outcome: { [name: string]: string };
  shortfalls: string[];
}

export function reportOf(journey: Journey): ResidentReport {
  const { persona, last } = journey;
  return {
    resident: persona.persona,
    reference: last.reference,
    status: last.status,
    got: whoGotWhat(journey),
    missingAtFirst: journey.missingAtFirst,
    answeredLater: journey.answeredLater,
    counts: last.counts,
    elapsed: last.elapsed,
    outcome: outcomes(journey),
    shortfalls: shortfalls(journey),
  };
}

function whoGotWhat({ disclosures }: Journey): ResidentReport['got'] {
  const recipients = new Map<string, ResidentReport['got'][number]>();
  for (const { agency, recipient, paths } of disclosures) {
    const seen = recipients.get(`${agency} ${recipient}`);
    const facts = Math.max(seen?.facts ?? 0, paths.length);
    recipients.set(`${agency} ${recipient}`, {
      agency,
      recipient,
      facts,
      dossierVersions: (seen?.dossierVersions ?? 0) + 1,
    });
  }
  return [...recipients.values()];
}

const columns: [title: string, cell: (report: ResidentReport) => string][] = [
  ['resident', ({ resident }) => resident],
  ['who got how many facts', ({ got }) => got.map(({ agency, facts }) => `${agency} ${facts}`).join(', ')],
  ['asked', ({ counts }) => String(counts.asked)],
  ['would have been', ({ counts }) => String(counts.wouldHaveBeenAsked)],
  ['reused', ({ counts }) => String(counts.reused)],
  ['asked later', ({ answeredLater }) => String(answeredLater.length)],
  ['hub', ({ elapsed }) => seconds(elapsed.hub)],
  ['resident', ({ elapsed }) => seconds(elapsed.resident)],
  ['agencies', ({ elapsed }) => seconds(elapsed.agencies)],
  ['calendar', ({ elapsed }) => seconds(elapsed.calendar)],
  [
    'outcome',
    ({ status, outcome }) => [status, ...Object.entries(outcome).map(([name, value]) => `${name} ${value}`)].join(', '),
  ],
];

/** The closing table, one line a resident; the four times say who held the case for how long. */
export function table(reports: readonly ResidentReport[]): string {
  const rows = [columns.map(([title]) => title), ...reports.map((report) => columns.map(([, cell]) => cell(report)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return lines.join('\n');
}

export function closingSentence(reports: readonly ResidentReport[]): string {
  const asked = sum(reports.map(({ counts }) => counts.asked));
  const would = sum(reports.map(({ counts }) => counts.wouldHaveBeenAsked));
  const hub = Math.max(0, ...reports.map(({ elapsed }) => elapsed.hub));
  return `${reports.length} residents: ${asked} facts asked instead of ${would}; the hub itself held no case longer than ${seconds(hub)}.`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function seconds(value: number): string {
  return `${Number(value.toFixed(1))} s`;
}
