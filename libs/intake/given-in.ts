import { danishDate } from '#clock';
import type { Contracts, Json } from '#contracts';
import type { Given } from '#profile';
import { later, type Statements } from './statements.js';

export interface GivenIn {
  readonly facts: ReadonlyMap<string, Json>;
  readonly absent: ReadonlyMap<string, string>;
  readonly given: Given;
}

/** Statements as facts by name, and as what conditions read: on the day on which the latest of them was made. */
export function givenIn(contracts: Contracts, statements: Statements): GivenIn {
  const facts = new Map<string, Json>();
  const absent = new Map<string, string>();
  for (const [fact, { value, absence }] of Object.entries(statements)) {
    if (value !== undefined) facts.set(fact, value);
    else if (absence !== undefined) absent.set(fact, absence);
  }
  const absentPaths = [...absent].flatMap(([fact, reason]) =>
    contracts.getFact(fact).paths.map(({ path }): [string, string] => [path, reason]),
  );
  const latest = Object.values(statements).reduce((at, one) => later(at, one.at), '');
  const today = latest === '' ? {} : { today: danishDate(latest) };
  return { facts, absent, given: { values: contracts.spread(facts), absent: new Map(absentPaths), ...today } };
}
