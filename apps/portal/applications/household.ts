import type { Contracts, Json } from '#contracts';
import type { Needs } from '#needs';
import { applicantOf, type Application, type Person } from './application.js';
import { givenIn } from './given-in.js';
import type { Statement, Statements } from './statements.js';

/** What the schemas say, and what follows from them for one person. */
export interface HouseholdRules {
  readonly contracts: Contracts;
  readonly needs: Pick<Needs, 'holds'>;
}

/**
 * What a person has from the household, unless they said otherwise themselves: the applicant's arrival and address for
 * everybody, the applicant's contact for a child who is under age, the parents of a child, and family as the reason to
 * come. Each is said when that was said which it is made of.
 */
export function fromHousehold(rules: HouseholdRules, application: Application, person: Person): Statements {
  const applicant = applicantOf(application);
  if (person.residentId === applicant.residentId) return {};
  const isChild = person.relation === 'child';
  const shared = takenFrom(rules.contracts, applicant, person, 'shared');
  const isUnderAge = isChild && isMinor(rules, { ...shared, ...person.statements });
  return without(person.statements, {
    ...shared,
    ...(isUnderAge ? takenFrom(rules.contracts, applicant, person, 'minor') : {}),
    ...ofAll(rules.contracts, 'parents', together(parentsOf(application, person))),
    ...comingAlong(rules.contracts, application),
  });
}

/** Whether what the applicant says of a fact is said of everybody. */
export function isShared(contracts: Contracts, fact: string): boolean {
  return contracts.getFact(fact).paths.some(({ household }) => household === 'shared');
}

function takenFrom(
  contracts: Contracts,
  applicant: Person,
  { statements }: Person,
  how: 'shared' | 'minor',
): Statements {
  const isTaken = (fact: string): boolean =>
    !Object.hasOwn(statements, fact) && contracts.getFact(fact).paths.some(({ household }) => household === how);
  return Object.fromEntries(Object.entries(applicant.statements).filter(([fact]) => isTaken(fact)));
}

const isMinor = ({ contracts, needs }: HouseholdRules, statements: Statements): boolean =>
  needs.holds(contracts.situations.minor ?? false, givenIn(contracts, statements).given) === true;

function without(own: Statements, copies: Statements): Statements {
  return Object.fromEntries(Object.entries(copies).filter(([fact]) => !Object.hasOwn(own, fact)));
}

function ofAll(contracts: Contracts, how: 'parents', statement: Statement | undefined): Statements {
  const facts = contracts.paths.filter(({ household }) => household === how).map(({ fact }) => fact);
  return statement ? Object.fromEntries(facts.map((fact) => [fact, statement])) : {};
}

/** Those of a child: the applicant and the spouse in the application. */
export function parentsOf({ persons }: Application, person: Person): readonly Person[] {
  return person.relation === 'child' ? persons.filter(({ relation }) => relation !== 'child') : [];
}

/** As far as they are named. */
function together(persons: readonly Person[]): Statement | undefined {
  const parents = persons.flatMap(({ statements }) => parentIn(statements));
  if (parents.length === 0) return undefined;
  return {
    value: parents.map(({ value }) => value),
    at: parents
      .map(({ at }) => at)
      .sort()
      .at(-1) as string,
  };
}

function parentIn(statements: Statements): { value: Json; at: string }[] {
  const [familyName, givenNames, birthDate] = ['familyName', 'givenNames', 'birthDate'].map(
    (leaf) => statements[`identity.${leaf}`],
  );
  if (familyName?.value === undefined || givenNames?.value === undefined) return [];
  const name = { familyName: familyName.value, givenNames: givenNames.value };
  const day = isWholeDay(birthDate?.value) ? birthDate : undefined;
  const at = [familyName, givenNames, ...(day ? [day] : [])].map((one) => one.at).sort().at(-1) as string; // prettier-ignore
  return [{ value: { name, ...(day && { birthDate: day.value as Json }) }, at }];
}

const isWholeDay = (value: Json | undefined): boolean => typeof value === 'string' && value.length === 10;

/** Said with the application itself; while that is a draft, with the first thing that is said in it. */
function comingAlong(contracts: Contracts, { submittedAt, persons }: Application): Statements {
  const said = persons.flatMap(({ statements }) => Object.values(statements).map(({ at }) => at)).sort();
  const at = submittedAt ?? said[0];
  if (at === undefined) return {};
  return Object.fromEntries(
    contracts.paths.flatMap(({ fact, household }) =>
      typeof household === 'object' ? [[fact, { value: household.comesAlong, at }] as const] : [],
    ),
  );
}
