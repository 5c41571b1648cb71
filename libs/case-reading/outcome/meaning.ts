import type { Language } from '#pages';
import { haltersOf, type Party } from '../party.js';
import { outcomeWords } from './outcome-words.js';

interface MeaningSource {
  parties: readonly Party[];
  hasHousehold: boolean;
  language: Language;
}

/** What follows from a no, as far as the case itself knows; the rest only the agency can say. */
export function meaningOf(party: Party, { parties, hasHousehold, language }: MeaningSource): string[] {
  const words = outcomeWords({ language });
  const stopped = parties.filter(
    (other) => other.state.status === 'stopped' && haltersOf(other, parties).includes(party),
  );
  const decided = parties.filter(({ state }) => state.status === 'granted');
  const isRevoked = party.state.status === 'revoked';
  return [
    isRevoked ? words.countsNoLonger(party) : words.notGet(party),
    ...(stopped.length > 0 ? [words.stopped(stopped)] : []),
    ...(isRevoked ? decided.map((one) => words.stands(one)) : []),
    words.onlyThey(party),
    words.kept(party),
    ...(hasHousehold ? [words.household] : []),
  ];
}

/** Those who hold what counts no longer and are told so. */
export const toldOfEnd = (parties: readonly Party[]): Party[] => parties.filter(({ state }) => state.told?.ended);
