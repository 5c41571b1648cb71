import { showList, type Language } from '#pages';
import { textsIn } from '#texts';
import { haltersOf, type Party } from '../party.js';
import { possessive } from '../say-when.js';

const outcomeWords = textsIn('outcome');

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
    ...(stopped.length > 0 ? [stoppedWith(stopped, language)] : []),
    ...(isRevoked ? decided.map((one) => words.stands(one)) : []),
    words.onlyThey({ ...party, insideWhose: possessive(party.inside, language) }),
    words.kept(party),
    ...(hasHousehold ? [words.household] : []),
  ];
}

function stoppedWith(parties: readonly Party[], language: Language): string {
  const words = outcomeWords({ language });
  const names = parties.map(({ inside }) => inside);
  const stopped = words.stopped({ agencies: showList(names, language), count: parties.length });
  const brings = parties.flatMap((party) => party.brings ?? []);
  return brings.length === 0 ? stopped : `${stopped} ${words.notGetFromThis({ brings: brings.join('; ') })}`;
}

/** Those who hold what counts no longer and are told so. */
export const toldOfEnd = (parties: readonly Party[]): Party[] => parties.filter(({ state }) => state.told?.ended);
