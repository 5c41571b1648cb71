import type { Contracts, FactSpec, Json, PathSpec } from '#contracts';
import { byPath } from './by-path.js';
import { claimsIn, type Claim } from './claims.js';
import { differingPaths, leafOf } from './differ.js';
import { compareOrder, hasValue, isAgency, staff, type Fact } from './fact.js';
import { sameValue } from './equality.js';
import { inForce } from './in-force.js';
import { standingNumber } from './merge-first.js';
import { objectionsIn } from './objections.js';
import { byRank, rankedBy, spoken } from './precedence.js';

type Stated = Fact & { value: Json };

/** `eventId` is left out for a value that an agency was given and that nobody states any more. */
export interface ConflictingValue {
  readonly value: Json;
  readonly source: string;
  readonly eventId?: string;
  /** When it was said. */
  readonly at?: string;
}

/** `values`: what the sources say, what counts first. A settlement's `settles` are the event ids that it weighed. */
export interface Conflict {
  readonly path: string;
  readonly values: readonly ConflictingValue[];
  /** What the person says against the register. */
  readonly claim?: Claim;
}

export interface ConflictQuery {
  readonly validOn: string;
  /** The values, by flat path, that agencies have been given. */
  readonly disclosed?: ReadonlyMap<string, readonly Json[]>;
}

/**
 * The paths on which a person should decide, from the standing facts. Nothing is held back meanwhile: the
 * higher-ranked value stands. Only values dispute; "I have none" gives way in silence.
 */
export function conflicts(
  contracts: Pick<Contracts, 'findFact'>,
  standings: Iterable<Fact>,
  query: ConflictQuery,
): Conflict[] {
  const found: Conflict[] = [];
  const all = inForce(contracts, standings);
  const claims = claimsIn(contracts, all, query.validOn);
  const objections = objectionsIn(contracts, all, query.validOn);
  for (const [path, facts] of byPath(all)) {
    const spec = contracts.findFact(path);
    const claim = claims.standing.get(path) ?? objections.get(path);
    const counting = facts.filter((fact) => claims.counts(fact));
    const values =
      spec === undefined
        ? []
        : claim?.claimed
          ? claimed(claim, claims.standing.has(path))
          : disputeOf(spec, counting, query);
    if (values.length > 0) found.push({ path, values, ...(claim && { claim }) });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Against the register alone: others that say the same as one of the two bring no news. What counts comes first. */
function claimed({ claimed, registered }: Claim, counts: boolean): ConflictingValue[] {
  const both = [claimed, registered].filter((fact) => fact !== undefined).filter(hasValue);
  return both.length > 1 ? (counts ? both : both.reverse()).map(valueOf) : [];
}

function disputeOf(spec: FactSpec, facts: readonly Fact[], query: ConflictQuery): ConflictingValue[] {
  const stated = spoken(facts, query.validOn).filter(hasValue);
  const settlement = stated.find((fact) => fact.source === staff && fact.settles !== undefined);
  const number = isMergedFirst(spec) ? standingNumber(rankedBy(spec), facts, query.validOn) : undefined;
  if (settlement) return reopened(spec, settlement, number?.disputed ?? stated);
  if (number) return number.disputed.length > 0 ? shown(spec, [number.winner, ...number.disputed]) : [];
  const { facts: changed, unsaid } = changedAfterDisclosure(spec, stated, facts, query.disclosed);
  const all = new Set([...disputants(spec, stated), ...changed]);
  return [...shown(spec, [...all]), ...unsaid];
}

/** A settlement holds until a fact that was not weighed says otherwise, whoever states it. */
function reopened(spec: FactSpec, settlement: Stated, stated: readonly Stated[]): ConflictingValue[] {
  const against = stated.filter(
    (fact) =>
      fact !== settlement &&
      !settlement.settles?.includes(fact.eventId) &&
      differingPaths(spec, fact, settlement).length > 0,
  );
  return against.length > 0 ? shown(spec, [settlement, ...against]) : [];
}

/** Sources of which two differ, neither of the two being the path's first-ranked authority (or staff, above it). */
function disputants(spec: FactSpec, stated: readonly Stated[]): Stated[] {
  const mayDispute = (path: PathSpec, fact: Fact): boolean =>
    fact.source !== staff && fact.source !== path.authority[0];
  const dispute = (a: Stated, b: Stated): boolean =>
    differingPaths(spec, a, b).some((path) => mayDispute(path, a) && mayDispute(path, b));
  return stated.filter((a) => stated.some((b) => a !== b && dispute(a, b)));
}

/**
 * An agency is believed when it says something else about who a person is than an agency has been given: what it says,
 * who still says what was given, and what was given where nobody says it any more. When it answers the person, or the
 * person agrees or has taken back what they said since, nothing is in dispute.
 */
function changedAfterDisclosure(
  spec: FactSpec,
  stated: readonly Stated[],
  standing: readonly Fact[],
  disclosed: ConflictQuery['disclosed'] = new Map(),
): { facts: Stated[]; unsaid: ConflictingValue[] } {
  const facts: Stated[] = [];
  const unsaid: ConflictingValue[] = [];
  for (const path of spec.paths.filter(tellsWhoSomeoneIs)) {
    const says = (fact: Stated, value: Json): boolean => sameValue(path, leafOf(spec, path, fact.value) ?? null, value);
    const [believed] = stated.filter((fact) => leafOf(spec, path, fact.value) !== undefined).sort(byRank(path));
    if (!believed || !isAgency(believed.source) || (spec.changes && believed.answers)) continue;
    const own = leafOf(spec, path, believed.value)!;
    const gaveIn = (fact: Fact): boolean =>
      fact.source === 'resident' &&
      (fact.retracted ? compareOrder(fact, believed) > 0 : hasValue(fact) && says(fact, own));
    for (const value of distinct(path, disclosed.get(path.path) ?? []).filter((value) => !says(believed, value))) {
      const sayers = stated.filter((fact) => says(fact, value));
      if (sayers.length === 0 && standing.some(gaveIn)) continue;
      facts.push(believed, ...sayers);
      if (sayers.length === 0) unsaid.push({ value, source: believed.source });
    }
  }
  return { facts, unsaid };
}

/** In an order of their own: the values come in no order that means anything. */
function distinct(path: PathSpec, values: readonly Json[]): Json[] {
  const inOrder = [...values].sort(byText);
  return inOrder.filter((value, place) => inOrder.findIndex((other) => sameValue(path, value, other)) === place);
}

const byText = (one: Json, other: Json): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

const tellsWhoSomeoneIs = (path: PathSpec): boolean => /^(identity|identifiers)\./.test(path.path);

const shown = (spec: FactSpec, facts: Stated[]): ConflictingValue[] => facts.sort(byRank(rankedBy(spec))).map(valueOf);

const valueOf = ({ value, source, eventId, observedAt: at }: Stated): ConflictingValue => ({
  value,
  source,
  eventId,
  at,
});

const isMergedFirst = (spec: FactSpec): boolean => rankedBy(spec).merge === 'first';
