import type { Contracts, Json } from '#contracts';
import type { Profile } from './profile.js';

/** What is known of a person, by flat path: a value, or "I have none" with its reason. A path in neither is not answered. */
export interface Given {
  readonly values: ReadonlyMap<string, Json>;
  readonly absent: ReadonlyMap<string, string>;
  /** The day on which it is looked at: somebody’s age is that of today as long as the day of entry is not known. */
  readonly today?: string;
}

export function given(contracts: Pick<Contracts, 'spread' | 'findFact'>, profile: Profile): Given {
  const facts = new Map<string, Json>();
  const absent = new Map<string, string>();
  for (const [fact, { value, absence }] of profile) {
    if (value !== undefined) facts.set(fact, value);
    for (const spec of absence === undefined ? [] : (contracts.findFact(fact)?.paths ?? [])) {
      absent.set(spec.path, absence as string);
    }
  }
  return { values: contracts.spread(facts), absent };
}
