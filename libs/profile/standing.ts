import type { Contracts } from '#contracts';
import { later, type Fact } from './fact.js';

export type Facts = Pick<Contracts, 'findFact'>;

/**
 * Which place a fact competes for: of all facts with the same place only the greatest by `compareOrder` can ever win.
 *
 * A place is (path, source, slot). The slot is empty for nearly every fact, so a source has one standing fact per path.
 * Four cases need more than the latest, and get it by a slot of their own instead of another rule:
 *  - a period of validity: an address from next month must not displace the one that holds today, nor does what is told
 *    anew leave nothing of what was announced before (`inForce`);
 *  - a retraction: it may undo no more than what was announced;
 *  - `x-merge: first`: the first number stands, so none may be displaced, and each event is a slot;
 *  - `x-changes`: whether a word is a claim depends on what was said before it, and restating answers nothing: the same.
 * A greatest-per-key is commutative, associative and idempotent.
 */
function slotOf(contracts: Facts, fact: Fact): string {
  const spec = contracts.findFact(fact.path);
  const isKept = spec?.changes !== undefined || spec?.paths[0]?.merge === 'first' || fact.retracted === true;
  const isDated = fact.validFrom !== undefined || fact.validTo !== undefined;
  return isKept || isDated ? `${fact.eventId}/${fact.index}` : '';
}

/** The facts that can still win: per (path, source, slot) the greatest. `standing(standing(a) ∪ b)` = `standing(a ∪ b)`. */
export function standing<F extends Fact>(contracts: Facts, facts: Iterable<F>): F[] {
  const greatest = new Map<string, F>();
  for (const fact of facts) {
    const place = `${fact.path}\n${fact.source}\n${slotOf(contracts, fact)}`;
    const before = greatest.get(place);
    greatest.set(place, before === undefined ? fact : later(before, fact));
  }
  return [...greatest.values()];
}
