import { agencyName, type Contracts } from '#contracts';
import type { Language, NamedAgency } from '#pages';

/** All agencies in their order, as a reader knows them. */
export function namedAgencies(contracts: Contracts, language: Language): NamedAgency[] {
  return contracts.agencies.map((agency) => nameAgency(contracts, agency, language));
}

/** `recipient`: the code of the one of its kind that is meant; its own name is used where it is known. */
export function nameAgency(contracts: Contracts, agency: string, language: Language, recipient?: string): NamedAgency {
  const { start, inside } = agencyName(contracts, agency, recipient);
  return { agency, place: contracts.process(agency).place, name: start[language], inside: inside[language] };
}
