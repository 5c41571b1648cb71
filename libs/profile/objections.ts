import { byPath } from './by-path.js';
import type { Claim } from './claims.js';
import { differ } from './differ.js';
import { asOf, isAgency, speaksFrom, type Fact } from './fact.js';
import { byRank, rankedBy, spoken } from './precedence.js';
import type { Facts } from './standing.js';

const PERSON = 'resident';

/**
 * Where no life changes, the later word of a person against the agency that is believed, by the name of the fact: the agency's
 * counts, but it is told, and can answer.
 */
export function objectionsIn(contracts: Facts, facts: Iterable<Fact>, day: string): Map<string, Claim> {
  const objections = new Map<string, Claim>();
  for (const [path, own] of byPath(facts)) {
    const spec = contracts.findFact(path);
    if (spec === undefined || spec.changes !== undefined || spec.paths[0]?.merge === 'first') continue;
    const [first, ...others] = spoken(own, day).sort(byRank(rankedBy(spec)));
    const by = others.find(({ source }) => source === PERSON);
    if (!first || !by || !isAgency(first.source) || !differ(spec, by, first)) continue;
    const isAnswered = first.answers?.includes(by.eventId) === true || (first.recorded && asOf(first) > speaksFrom(by));
    if (asOf(first) < speaksFrom(by) && !isAnswered) objections.set(path, { path, by, claimed: by, registered: first });
  }
  return objections;
}
