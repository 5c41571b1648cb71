import type { Conflict, Contracts, Json } from '#contracts';
import { showValue, schemaOf } from '#fact-form';
import type { Reader } from '#pages';
import { movedFacts } from '../moved-facts.js';
import type { Party } from '../party.js';
import { nameSource } from '../source-name.js';

export interface DisputedValue {
  source: string;
  /** Who says it, as a reader knows them. */
  name: string;
  /** The same, further on in a sentence. */
  inside: string;
  value: string;
  at?: string;
  /** No agency's word, but the person's or what the person brought. */
  isOwn: boolean;
}

export interface DisputedFact {
  path: string;
  title: string;
  counts: DisputedValue;
  others: readonly DisputedValue[];
}

/** What sources say against each other about one thing: one fact, or all of an address. */
export interface Dispute {
  facts: readonly DisputedFact[];
  /** Who can answer it, where that is one of the agencies. */
  decides?: string;
  claim?: Conflict['claim'];
  /** It is about where the person lives. */
  isMove: boolean;
}

/** The conflicts of a case as its page tells of them; what belongs to one address is one dispute. */
export function disputesOf(
  contracts: Contracts,
  conflicts: readonly Conflict[],
  parties: readonly Party[],
  reader: Reader,
): Dispute[] {
  const moved = new Set(movedFacts(contracts));
  const groups = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const key = moved.has(conflict.path) ? `move ${conflict.decides}` : conflict.path;
    groups.set(key, [...(groups.get(key) ?? []), conflict]);
  }
  const named = (source: string): Pick<DisputedValue, 'name' | 'inside'> => {
    const { name, inside } = nameSource(contracts, { visit: reader, parties }, source);
    return { name, inside };
  };
  const said = (path: string, { value, source, at }: { value: Json; source: string; at?: string }): DisputedValue => ({
    source,
    ...named(source),
    value: showValue(schemaOf(contracts, path), value, reader),
    at,
    isOwn: !contracts.agencies.includes(source),
  });
  return [...groups.values()].map((group) => ({
    facts: group.map(({ path, values, decides }) => {
      const counting = values.find(({ source }) => source === decides) ?? values[0]!;
      const others = values.filter((one) => one !== counting).map((one) => said(path, one));
      return { path, title: contracts.getFact(path).title[reader.language], counts: said(path, counting), others };
    }),
    decides: group[0]!.decides,
    claim: group.find(({ claim }) => claim)?.claim,
    isMove: moved.has(group[0]!.path),
  }));
}

/** The resident says it, and so can take it back. */
export const isResidents = (one: DisputedValue | undefined): boolean => one?.source === 'resident';

/** What the person says against what counts. */
export const ownValues = ({ facts }: Dispute): DisputedValue[] =>
  facts.flatMap(({ others }) => others.find(({ isOwn }) => isOwn) ?? others[0] ?? []);
