import { CHOICES, type FactSpec } from '#contracts';
import { compareOrder, holdsOn, later, staff, type Fact } from './fact.js';

/** What ranks the sources of a fact or of one of its leaves: `x-authority`, and `x-merge` where it is there. */
export interface Ranked {
  readonly authority: readonly string[];
  readonly merge?: 'first';
  /** A claim, which comes before all others. */
  readonly first?: Fact;
}

export const rankedBy = (spec: Pick<FactSpec, 'authority' | 'paths'>): Ranked => ({
  authority: spec.authority,
  merge: spec.paths[0]?.merge,
});

const assuranceOf = (fact: Fact): number => CHOICES.Assurance.indexOf(fact.assurance);

/** Staff above all, then the path's own list, then whoever is not listed. */
export function placeOf(spec: Ranked, source: string): number {
  if (source === staff) return -1;
  const place = spec.authority.indexOf(source);
  return place === -1 ? spec.authority.length : place;
}

/** Best first: a claim, the source's place, the higher assurance, the later, the greater event id. */
export const byRank =
  (spec: Ranked) =>
  (a: Fact, b: Fact): number =>
    Number(b === spec.first) - Number(a === spec.first) ||
    placeOf(spec, a.source) - placeOf(spec, b.source) ||
    assuranceOf(b) - assuranceOf(a) ||
    compareOrder(b, a);

/** What each source says of one path on a day: its greatest fact that holds then, unless that takes back what it said. */
export function spoken(facts: Iterable<Fact>, day: string): Fact[] {
  const bySource = new Map<string, Fact>();
  for (const fact of facts) {
    if (!holdsOn(fact, day)) continue;
    const before = bySource.get(fact.source);
    bySource.set(fact.source, before === undefined ? fact : later(before, fact));
  }
  return [...bySource.values()].filter((fact) => fact.retracted !== true);
}
