import type { Contracts, EndedFact, EndReason, Json } from '#contracts';
import { compareOrder, hasValue, type Fact, type Profile } from '#profile';
import { isIssuedBy, lastDecisions } from './counting-facts.js';
import type { CaseRecord } from './record.js';

/**
 * What an agency issued and has refused or revoked since: the hub goes on holding it, so its person goes on seeing it. In the
 * order of paths; what somebody else states as well is in the profile.
 */
export function endedIn(contracts: Contracts, { facts, said }: CaseRecord, profile: Profile): EndedFact[] {
  const last = new Map<string, Fact & { value: Json }>();
  const ended = [...facts].sort(compareOrder).flatMap((fact) => (hasValue(fact) ? [fact] : []));
  const decisions = lastDecisions(said);
  for (const fact of ended) {
    const isOver = isIssuedBy(contracts, fact.path, fact.source) && decisions.get(fact.source)?.status !== 'granted';
    if (decisions.has(fact.source) && isOver && !profile.has(fact.path)) last.set(fact.path, fact);
  }
  return [...last.values()]
    .map(({ path, value, source, observedAt }) => {
      const { status, time } = decisions.get(source)!;
      return { path, value, source, observedAt, at: time, reason: status as EndReason };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}
