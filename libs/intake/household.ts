import type { Contracts, Json } from '#contracts';
import type { Needs } from '#needs';
import { applicantOf, type Application, type Person } from './application.js';
import { givenIn } from './given-in.js';
import { later, type Statement, type Statements } from './statements.js';

/** What the schemas say, and what follows from them for one person. */
export interface HouseholdRules {
  readonly contracts: Contracts;
  readonly needs: Needs;
}

/**
 * What a person has from the household, unless they said otherwise themselves: the applicant's arrival and address for
 * everybody, the applicant's contact for a child who is under age, the marriage and the applicant for a spouse, the parents
 * of a child, and family as the reason to come. Each is said when that was said which it is made of.
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
    ...(person.relation === 'spouse' ? ofMarriage(rules.contracts, applicant, person) : {}),
    ...ofAll(rules.contracts, 'parents', together(parentsOf(application, person))),
    ...(comesForFamily(person) ? exempt(rules, applicant) : {}),
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
  how: 'shared' | 'minor' | 'marriage',
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

function ofAll(contracts: Contracts, how: 'parents' | 'asSpouse', statement: Statement | undefined): Statements {
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

function parentIn(statements: Statements): Composed[] {
  const parent = named(statements, {});
  return parent ? [parent] : [];
}

/** What both say of their marriage, and the applicant as the spouse's own application names a spouse. */
function ofMarriage(contracts: Contracts, applicant: Person, person: Person): Statements {
  const { statements } = applicant;
  const country = statements['origin.country'];
  const residence = country?.value === undefined ? undefined : { value: { accompanies: true, country: country.value }, at: country.at }; // prettier-ignore
  return {
    ...(isMarried(statements) ? takenFrom(contracts, applicant, person, 'marriage') : {}),
    ...ofAll(contracts, 'asSpouse', named(statements, { residence })),
  };
}

/** Whoever married after they said something else of themselves has said nothing of the two. */
const isMarried = (statements: Statements): boolean =>
  ['married', 'registeredPartnership'].includes(statements['identity.maritalStatus']?.value as string);

type Part = Statement | undefined;
type Composed = Required<Pick<Statement, 'value' | 'at'>>;

/** Somebody as others name them, by name and birth and what else is known; nobody as long as they have no name. */
function named(statements: Statements, more: Readonly<Record<string, Part>>): Composed | undefined {
  const [familyName, givenNames, birth] = ['familyName', 'givenNames', 'birthDate'].map(
    (leaf) => statements[`identity.${leaf}`],
  );
  if (familyName?.value === undefined || givenNames?.value === undefined) return undefined;
  const name = {
    value: { familyName: familyName.value, givenNames: givenNames.value },
    at: later(familyName.at, givenNames.at),
  };
  return composed({ name, birthDate: isWholeDay(birth?.value) ? birth : undefined, ...more });
}

/** One value of those parts that are known, as late as the latest of them. */
function composed(parts: Readonly<Record<string, Part>>): Composed {
  const known = Object.entries(parts).filter((part): part is [string, Statement] => part[1] !== undefined);
  const value = Object.fromEntries(known.map(([leaf, one]) => [leaf, one.value as Json]));
  return { value, at: known.reduce((at, [, one]) => later(at, one.at), '') };
}

const comesForFamily = ({ statements: { 'stay.ground': ground } }: Person): boolean =>
  ground === undefined || ground.value === 'family';

/** Family of a citizen who lives here by the rules of the EU does so too: without a scheme, and without a fee. */
function exempt({ contracts, needs }: HouseholdRules, { statements }: Person): Statements {
  const { given } = givenIn(contracts, statements);
  const at = later(statements['identity.otherCitizenships']?.at, statements['identity.citizenship']?.at ?? '');
  return Object.fromEntries(
    contracts.paths.flatMap(({ fact, familyOf = {} }) => {
      const [, absence] = Object.entries(familyOf).find(([name]) => needs.holds(contracts.situations[name] ?? false, given) === true) ?? []; // prettier-ignore
      return absence === undefined ? [] : [[fact, { absence, at }] as const];
    }),
  );
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
