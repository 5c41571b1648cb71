import { type Contracts, small } from '#contracts';
import { nameAgency } from '#fact-form';
import type { NamedAgency, Reader } from '#pages';
import type { Party } from './party.js';
import { textsIn } from '#texts';

const caseWords = textsIn('case');

interface Looking {
  visit: Reader;
  parties: readonly Party[];
}

/**
 * Who says something: the resident, an agency, or another source. Of several that had the case one after the other
 * nobody knows which it was.
 */
export function sourceName(contracts: Contracts, { visit, parties }: Looking, source: string): string {
  return nameSource(contracts, { visit, parties }, source).name;
}

/** The same, by itself and further on in a sentence. */
export function nameSource(
  contracts: Contracts,
  { visit, parties }: Looking,
  source: string,
): Pick<NamedAgency, 'name' | 'inside'> {
  const sources: Readonly<Record<string, string>> = caseWords(visit).sources;
  const known = sources[source];
  if (known !== undefined) return { name: known, inside: small(known) };
  const party = parties.find(({ agency }) => agency === source);
  if (party && !party.state.former?.length) return party;
  if (contracts.agencies.includes(source)) return nameAgency(contracts, source, visit);
  return { name: source, inside: source };
}
