import type { Json } from '#contracts';
import { compareOrder, hasValue, holdsOn, staff, type Fact } from './fact.js';
import { byRank, placeOf, type Ranked } from './precedence.js';

type Stated = Fact & { value: Json };

/** The number that stands, what else was said, and which of it disagrees: another number, and not one replaced. */
export interface StandingNumber {
  readonly winner: Stated;
  readonly others: readonly Stated[];
  readonly disputed: readonly Stated[];
}

/**
 * `x-merge: first`: the first number of the highest-ranked source that stated one stands, until a later fact of the
 * path's first-ranked authority names it in `replaces`. Staff rank above all, and of staff only the last word counts.
 * All facts of such a path are standing facts (`slotOf`), so this fold sees every number ever stated.
 */
export function standingNumber(spec: Ranked, facts: readonly Fact[], day: string): StandingNumber | undefined {
  const stated = statedNumbers(facts, day);
  const [first] = [...stated].sort((a, b) => placeOf(spec, a.source) - placeOf(spec, b.source) || compareOrder(a, b));
  if (first === undefined) return undefined;

  const replacing = stated.filter((fact) => fact.source === spec.authority[0] && fact.replaces !== undefined);
  const winner = replacing
    .filter((fact) => compareOrder(first, fact) < 0)
    .reduce((number, next) => (next.replaces === number.value ? next : number), first);
  const replaced = new Set<Json | undefined>(replacing.map((fact) => fact.replaces));
  const others = stated.filter((fact) => fact !== winner).sort(byRank(spec));
  return {
    winner,
    others,
    disputed: others.filter((fact) => fact.value !== winner.value && !replaced.has(fact.value)),
  };
}

/** Every number that its source has not taken back since, oldest first; of staff only the last. */
function statedNumbers(facts: readonly Fact[], day: string): Stated[] {
  const bySource = new Map<string, Stated[]>();
  for (const fact of facts.filter((one) => holdsOn(one, day)).sort(compareOrder)) {
    const before = fact.retracted || fact.source === staff ? [] : (bySource.get(fact.source) ?? []);
    bySource.set(fact.source, hasValue(fact) ? [...before, fact] : before);
  }
  return [...bySource.values()].flat().sort(compareOrder);
}
