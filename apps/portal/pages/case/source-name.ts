import type { Contracts } from '#contracts';
import { nameAgency } from '../facts/agency-names.js';
import type { Language } from '../frame/language.js';
import { caseWords } from './case-words.js';
import type { Party } from './party.js';

interface Reader {
  visit: { language: Language };
  parties: readonly Party[];
}

/** Who says something: the resident, an agency, or another source. */
export function sourceName(contracts: Contracts, { visit, parties }: Reader, source: string): string {
  const known = caseWords(visit).sources[source] ?? parties.find(({ agency }) => agency === source)?.name;
  if (known !== undefined) return known;
  return contracts.agencies.includes(source) ? nameAgency(contracts, source, visit.language).name : source;
}
