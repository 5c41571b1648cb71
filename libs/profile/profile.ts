import type { AlternativeFact, FactSpec, Json, ProfileFact } from '#contracts';
import { byPath } from './by-path.js';
import { claimsIn, type Claims, type SetAside } from './claims.js';
import { hasValue, isRecord, type Fact } from './fact.js';
import { inForce } from './in-force.js';
import { rankedBy, spoken } from './precedence.js';
import { rank, rankLeaf, type Ranking } from './rank.js';
import { standing, type Facts } from './standing.js';

/** For each fact the winner, with all others kept. In the order of paths, so that equal profiles are identical. */
export type Profile = ReadonlyMap<string, ProfileFact>;

/** `validOn`: the day it is to hold; `knownAt`: the moment up to which the hub's knowledge counts (all when left out). */
export interface When {
  readonly validOn: string;
  readonly knownAt?: string;
}

/** `setAside`: groups that are to be seen as the register has them, whatever is claimed. */
export interface View {
  readonly setAside?: SetAside;
}

/** A pure function of the set of facts: order, duplicates and facts that a later one displaces change nothing. */
export function profile(contracts: Facts, facts: Iterable<Fact>, when: When): Profile {
  const known = [...facts].filter((fact) => isKnown(fact, when.knownAt));
  return rankAll(contracts, standing(contracts, known), when.validOn);
}

/** The same from the standing facts alone. */
export function rankAll(contracts: Facts, standings: Iterable<Fact>, validOn: string, view: View = {}): Profile {
  const all = inForce(contracts, standings);
  const claims = claimsIn(contracts, all, validOn, view.setAside);
  const entries: [string, ProfileFact][] = [];
  for (const [path, facts] of byPath(all)) {
    const spec = contracts.findFact(path);
    const won = spec && winnerOf(spec, facts, claims, validOn);
    if (won) entries.push([path, won]);
  }
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A claim counts before who ranks higher; what does not count any more is still kept beside it. */
function winnerOf(spec: FactSpec, facts: readonly Fact[], claims: Claims, day: string): ProfileFact | undefined {
  const counting = facts.filter((fact) => claims.counts(fact));
  const first = claims.standing.get(spec.fact)?.claimed;
  const ranking = rank({ ...rankedBy(spec), first }, counting, day);
  if (!ranking) return undefined;
  const silent = spoken(facts, day).filter((fact) => !counting.includes(fact) && fact.source !== ranking.winner.source);
  const alternatives = [...ranking.alternatives, ...silent].map(statementOf);
  return { ...statementOf(ranking.winner), ...leafByLeaf(spec, ranking, first, counting, day), alternatives };
}

/**
 * A fact with several paths (the spouse) is shown as the winner's, and each leaf is who ranks highest for that leaf:
 * an authority that states a name and a birth date does not wipe out the income that only the resident stated.
 */
function leafByLeaf(
  spec: FactSpec,
  { winner }: Ranking,
  first: Fact | undefined,
  facts: readonly Fact[],
  day: string,
): { value?: Json } {
  if (spec.paths.length < 2 || !hasValue(winner) || !isRecord(winner.value)) return {};
  const leaves: Record<string, Json> = {};
  for (const path of spec.paths) {
    const leaf = path.path.slice(spec.fact.length + 1);
    const stated = rankLeaf({ ...path, first }, leaf, facts, day)?.value;
    if (isRecord(stated) && stated[leaf] !== undefined) leaves[leaf] = stated[leaf];
  }
  return { value: leaves };
}

function statementOf({ value, absence, source, assurance, observedAt, eventId }: Fact): AlternativeFact {
  return { ...(absence === undefined ? { value } : { absence }), source, assurance, observedAt, eventId };
}

const isKnown = (fact: Fact, knownAt?: string): boolean =>
  knownAt === undefined || fact.recordedAt === undefined || fact.recordedAt <= knownAt;
