import { agencyName, tellsPlace, type Contracts } from '#contracts';
import type { Language, NamedAgency, Reader } from '#pages';

/** All agencies in their order, as a reader knows them. */
export function namedAgencies(contracts: Contracts, language: Language): NamedAgency[] {
  return contracts.agencies.map((agency) => nameAgency(contracts, agency, { language, coversPlace: true }));
}

/** `recipient`: the code of the one of its kind that is meant; its own name is used where it is known and tells no place. */
export function nameAgency(
  contracts: Contracts,
  agency: string,
  { language, coversPlace }: Reader,
  recipient?: string,
): NamedAgency {
  const isCovered = coversPlace && tellsPlace(contracts, agency);
  const { start, inside } = agencyName(contracts, agency, isCovered ? undefined : recipient);
  return { agency, place: contracts.process(agency).place, name: start[language], inside: inside[language] };
}
