import { danishDate } from '#clock';
import { documentsIn, type Json } from '#contracts';
import type { Application, JoiningAs, Person } from './application.js';
import { applyChange } from './change.js';
import { fromHousehold, isShared, type HouseholdRules } from './household.js';
import { personToBe } from './person-to-be.js';
import type { Statement, Statements } from './statements.js';

/**
 * What an application begins with for somebody who joins a household later: what the household shares, and what was said of
 * them already, each as old as it is. A date that has passed was that of the others. Pure.
 * @param household with everybody who has joined it so far
 * @param own what is said of them now: it tells whether they are under age
 */
export function joiningStatements(
  rules: HouseholdRules,
  household: Application,
  relation: JoiningAs,
  own: Statements,
  now: string,
): Statements {
  const applicant = household.persons[0] as Person;
  const said = applyChange({}, personToBe(household, relation), now);
  const joining = { ...applicant, residentId: '', relation, statements: { ...said, ...own } };
  const shared = Object.entries(fromHousehold(rules, household, joining)).filter(
    ([fact, { value }]) => !isShared(rules.contracts, fact) || !hasPassed(value, danishDate(new Date(now))),
  );
  return { ...Object.fromEntries(shared), ...said };
}

const hasPassed = (value: Json | undefined, today: string): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && value < today;

/** Statements with other documents in their place; what names one that is not there is left out. */
export function withDocuments(statements: Statements, ids: ReadonlyMap<string, string>): Statements {
  const kept = Object.entries(statements).filter(([, { value }]) => documentsIn(value).every((id) => ids.has(id)));
  return Object.fromEntries(kept.map(([fact, statement]) => [fact, renamed(statement, ids) as Statement]));
}

function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => renamed(entry, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => [
      key,
      key === 'documentId' && typeof entry === 'string' ? ids.get(entry) : renamed(entry, ids),
    ]),
  );
}
