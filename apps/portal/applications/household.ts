import type { Contracts } from '#contracts';
import type { Person } from './application.js';
import type { Statements } from './statements.js';

/** What the applicant said for everybody (address, arrival, origin), unless this person said otherwise. */
export function sharedWith(contracts: Contracts, applicant: Person, person: Person): Statements {
  const shared = Object.entries(applicant.statements).filter(([fact]) => isShared(contracts, fact));
  return Object.fromEntries(shared.filter(([fact]) => !Object.hasOwn(person.statements, fact)));
}

export function isShared(contracts: Contracts, fact: string): boolean {
  return contracts.getFact(fact).paths.some(({ household }) => household === 'shared');
}
