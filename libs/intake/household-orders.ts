import type { Json } from '#contracts';
import type { Application, Person } from './application.js';
import { givenIn } from './given-in.js';
import { fromHousehold, parentsOf, type HouseholdRules } from './household.js';
import type { Change, ChangeProblem } from './change.js';

/** What is said of a person at once, and which of the change's persons that is. */
export interface SaidOf {
  readonly change: Change;
  readonly person?: number;
}

/**
 * Dates of one person that cannot be right beside what they have from the others of the application: a child who is older
 * than a parent, an end of the stay before the arrival of all. The one that was changed is named, whosever it is. What is
 * had from others is nobody's word, so it is never itself what is wrong: a newborn did not arrive before it was born.
 */
export function householdOrders(
  rules: HouseholdRules,
  application: Application,
  saidOf: (person: Person) => SaidOf | undefined,
): ChangeProblem[] {
  const said = application.persons.map(saidOf);
  return application.persons.flatMap((person) => {
    const own = saidOf(person);
    return wrongBeside(rules, application, person).flatMap(({ path, against, code, message }) => {
      const place = placeIn([own], path) ?? placeIn([own, ...said], sourceOf(rules, against));
      return place ? [{ ...place, code, message }] : [];
    });
  });
}

function wrongBeside(rules: HouseholdRules, application: Application, person: Person) {
  const { contracts } = rules;
  const own = givenIn(contracts, person.statements).facts;
  const copies = givenIn(contracts, fromHousehold(rules, application, person)).facts;
  return contracts
    .wrongOrders(new Map<string, Json>([...copies, ...agesOfParents(rules, application, person), ...own]))
    .flatMap(({ against, ...problem }) =>
      own.has(problem.path) && against !== undefined && !own.has(against) ? [{ ...problem, against }] : [],
    );
}

const BIRTH = 'identity.birthDate';

/** A parent whose name or day is not known yet has an age all the same. */
function agesOfParents({ contracts }: HouseholdRules, application: Application, person: Person): [string, Json][] {
  const births = parentsOf(application, person).flatMap(({ statements }) => statements[BIRTH]?.value ?? []);
  const entries = births.map((birthDate) => ({ birthDate }));
  return contracts.paths.flatMap(({ fact, household }) => (household === 'parents' ? [[fact, entries]] : []));
}

/** The fact by which others of the household change what a person has from them. */
function sourceOf({ contracts }: HouseholdRules, fact: string): string {
  return contracts.getFact(fact).paths.some(({ household }) => household === 'parents') ? BIRTH : fact;
}

function placeIn(
  said: readonly (SaidOf | undefined)[],
  fact: string,
): Pick<ChangeProblem, 'path' | 'person'> | undefined {
  const isConcerned = ({ stated, retracted }: Change): boolean => stated.has(fact) || retracted.includes(fact);
  const found = said.find((one) => one && isConcerned(one.change));
  return found && { path: fact, ...(found.person !== undefined && { person: found.person }) };
}
