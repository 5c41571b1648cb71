import type { Contracts } from '#contracts';
import type { Language } from '../frame/language.js';
import type { NamedAgency } from '../frame/marks.js';
import { labelsOf } from './show-value.js';

/** All agencies in their order, as a reader knows them. */
export function namedAgencies(contracts: Contracts, language: Language): NamedAgency[] {
  return contracts.agencies.map((agency) => nameAgency(contracts, agency, language));
}

/** `recipient`: which of several it is, such as the code of a municipality; its own name is used where it is known. */
export function nameAgency(contracts: Contracts, agency: string, language: Language, recipient?: string): NamedAgency {
  const process = contracts.process(agency);
  return {
    agency,
    place: process.place,
    name: recipientName(contracts, agency, language, recipient) ?? process.title[language],
  };
}

function recipientName(
  contracts: Contracts,
  agency: string,
  language: Language,
  recipient: string | undefined,
): string | undefined {
  const { recipient: by, recipientNames: names } = contracts.process(agency);
  if (recipient === undefined || !('path' in by)) return undefined;
  const label = labelsOf(contracts.getPath(by.path).schema)[recipient]?.[language];
  const own = names?.own?.[recipient]?.[language];
  return own ?? (label && (names?.form[language] ?? LABEL).replace(LABEL, withoutAddition(label)));
}

const LABEL = '<label>';

/** `Copenhagen (København)` → `Copenhagen` */
const withoutAddition = (label: string): string => label.replace(/ \(.*\)$/, '');
