import type { Contracts, Text } from './model.js';
import { small } from './words.js';

/** What an agency is called: the one of its kind that is meant, where that is known. */
export interface AgencyName {
  /** By itself, or where a sentence begins with it. */
  start: Text;
  /** Further on in a sentence: what is no proper name has no capital there. */
  inside: Text;
}

/** @param recipient the code of the one of its kind that is meant */
export function agencyName(contracts: Contracts, agency: string, recipient?: string): AgencyName {
  const { title, recipient: by } = contracts.process(agency);
  const own = ownName(contracts, agency, recipient);
  const isKind = own === undefined && 'path' in by;
  const start = own ?? title;
  return {
    start,
    inside: {
      da: isKind ? small(start.da) : start.da,
      en: isKind ? small(start.en) : start.en.replace(/^The /, 'the '),
    },
  };
}

function ownName(contracts: Contracts, agency: string, recipient: string | undefined): Text | undefined {
  const { recipient: by, recipientNames: names } = contracts.process(agency);
  if (recipient === undefined || !('path' in by)) return undefined;
  const own = names?.own?.[recipient];
  if (own) return own;
  const labels = contracts.getPath(by.path).schema['x-labels'] as Readonly<Record<string, Text>> | undefined;
  const label = labels?.[recipient];
  const named = (language: keyof Text): string =>
    (names?.form[language] ?? LABEL).replace(LABEL, withoutAddition(label![language]));
  return label && { da: named('da'), en: named('en') };
}

const LABEL = '<label>';

/** `Copenhagen (København)` → `Copenhagen` */
const withoutAddition = (label: string): string => label.replace(/ \(.*\)$/, '');
