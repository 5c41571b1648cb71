import { type CaseStatus, CHOICES, type Counts, type Holder } from '#contracts';
import type { Elapsed } from '#case-copy';

/** Fewer than this could be recognised: their figures are withheld (null). */
export const SMALLEST_GROUP = 5;

export interface CaseFigures {
  status: CaseStatus;
  counts: Counts;
  elapsed: Elapsed;
}

interface Spread {
  median: number;
  p90: number;
}

export interface Statistics {
  /** Cases by state; null where there are fewer than `smallestGroup`. */
  cases: Record<CaseStatus, number | null>;
  /** Seconds by who held completed cases. */
  elapsed: Record<Holder, Spread> | null;
  /** Facts asked and reused over all cases. */
  facts: Counts | null;
  smallestGroup: number;
}

export function statisticsOf(cases: readonly CaseFigures[]): Statistics {
  const completed = cases.filter(({ status }) => status === 'completed').map(({ elapsed }) => elapsed);
  const countOf = (state: CaseStatus): number | null => shown(cases.filter(({ status }) => status === state).length);
  return {
    cases: Object.fromEntries(CHOICES.CaseStatus.map((state) => [state, countOf(state)])) as Statistics['cases'],
    elapsed: shown(completed.length) === null ? null : spreadsOf(completed),
    facts: shown(cases.length) === null ? null : sumOf(cases.map(({ counts }) => counts)),
    smallestGroup: SMALLEST_GROUP,
  };
}

function shown(cases: number): number | null {
  return cases < SMALLEST_GROUP ? null : cases;
}

function spreadsOf(elapsed: readonly Elapsed[]): Record<Holder, Spread> {
  const spreadOf = (holder: Holder): Spread => {
    const seconds = elapsed.map((one) => one[holder]).sort((one, other) => one - other);
    return { median: quantile(seconds, 0.5), p90: quantile(seconds, 0.9) };
  };
  return Object.fromEntries(CHOICES.Holder.map((holder) => [holder, spreadOf(holder)])) as Record<Holder, Spread>;
}

/** Nearest rank: a time that really occurred. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}

function sumOf(counts: readonly Counts[]): Counts {
  const total = (name: keyof Counts): number => counts.reduce((sum, one) => sum + one[name], 0);
  return { asked: total('asked'), wouldHaveBeenAsked: total('wouldHaveBeenAsked'), reused: total('reused') };
}
