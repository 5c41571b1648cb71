import { hasValue, isRecord, type Fact } from './fact.js';
import { standingNumber } from './merge-first.js';
import { byRank, spoken, type Ranked } from './precedence.js';

/** The fact that wins, and what the others say, best first. */
export interface Ranking {
  readonly winner: Fact;
  readonly alternatives: readonly Fact[];
}

/** `facts`: the standing facts of one path. Undefined when nobody says anything on that day. */
export function rank(spec: Ranked, facts: readonly Fact[], day: string): Ranking | undefined {
  if (spec.merge === 'first') {
    const number = standingNumber(spec, facts, day);
    if (number !== undefined) return { winner: number.winner, alternatives: number.others };
  }
  const [winner, ...alternatives] = spoken(facts, day).sort(byRank(spec));
  return winner && { winner, alternatives };
}

/** Who is believed on one leaf of a fact with several: a source that says nothing of the leaf leaves it to the next. */
export function rankLeaf(spec: Ranked, leaf: string, facts: readonly Fact[], day: string): Fact | undefined {
  return spoken(facts, day)
    .sort(byRank(spec))
    .find((fact) => hasValue(fact) && isRecord(fact.value) && fact.value[leaf] !== undefined);
}
