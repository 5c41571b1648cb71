import { danishDate } from '#clock';
import type { Evidence, StatedFact } from '#contracts';
import { textsInBoth } from '#texts';
import { changed, undoneBy } from './announced.js';
import type { Application, Person } from './application.js';
import { contradictions, strangeDocuments, type Change, type ChangeProblem } from './change.js';
import { householdOrders, type SaidOf } from './household-orders.js';
import { fromHousehold, type HouseholdRules } from './household.js';
import { later, type Statements } from './statements.js';
import { retractedFact, toldFacts } from './told-facts.js';

const says = textsInBoth('changeProblem');

/** New or corrected facts after submission. */
export interface Amendment {
  change: Change;
  /** The day from which they hold, where that is not today. */
  from?: string;
  /** Whom of the household it is about; left out: the person of the case, and whoever shares it. */
  movers?: readonly string[];
  /** Why, in the person's own words. */
  reason?: string;
  evidence?: Evidence;
  /** What was found wrong with it already, so that all can be told at once. */
  problems?: readonly ChangeProblem[];
}

/** What is told of one person. */
export interface PersonFacts {
  person: Person;
  facts: StatedFact[];
}

export interface Amending {
  before: Application;
  after: Application;
  /** Whose case is amended, as they were before. */
  who: Person;
  amendment: Amendment;
  now: string;
}

/** All that is wrong with an amendment. @param known ids of the documents that were sent to the application */
export function amendmentProblems(
  rules: HouseholdRules,
  { before, after, who, amendment, now }: Amending,
  known: ReadonlySet<string>,
): ChangeProblem[] {
  const { change, evidence = [], problems = [] } = amendment;
  const person = after.persons[before.persons.indexOf(who)]!;
  return [
    ...problems,
    ...strangers(before, amendment),
    ...strangeDocuments(change, known),
    ...strangeEvidence(evidence, known),
    ...contradictions(rules.contracts, person.statements, change, now),
    ...householdOrders(rules, after, (one) => saidOf(one, person, amendment)),
    ...tooEarly(rules, after, person, amendment),
  ];
}

/** People who are not of the household. */
function strangers({ persons }: Application, { movers = [] }: Amendment): ChangeProblem[] {
  return movers.flatMap((mover, index) =>
    persons.some((person) => isCalled(person, mover))
      ? []
      : [{ path: `movers[${index}]`, code: 'unknown', message: says.unknownMover }],
  );
}

/** Papers that were never sent to the application. */
function strangeEvidence(evidence: readonly { documentId: string }[], known: ReadonlySet<string>): ChangeProblem[] {
  return evidence.flatMap(({ documentId }, index) =>
    known.has(documentId)
      ? []
      : [{ path: `evidence[${index}].documentId`, code: 'unknownDocument', message: says.unknownDocument }],
  );
}

/**
 * A day from which something cannot hold, such as a move before the arrival of one who moves.
 * @param household after the amendment: it may tell of both
 */
function tooEarly(
  rules: HouseholdRules,
  household: Application,
  who: Person,
  { change, from, movers }: Amendment,
): ChangeProblem[] {
  if (from === undefined) return [];
  const { contracts } = rules;
  const concerned = [...change.stated.keys(), ...change.retracted];
  const bounds = new Set(concerned.flatMap((fact) => contracts.findFact(fact)?.changes?.notBefore ?? []));
  const known = household.persons
    .filter((person) => isAbout(person, who, movers))
    .map((person) => ({ ...fromHousehold(rules, household, person), ...person.statements }));
  const crossed = [...bounds].find((fact) =>
    known.some(({ [fact]: bound }) => typeof bound?.value === 'string' && from < bound.value),
  );
  return crossed === undefined
    ? []
    : [{ path: 'from', code: 'wrongOrder', message: says.beforeOther({ other: contracts.getFact(crossed).title }) }];
}

/** What an amendment says of one of the household. */
function saidOf(person: Person, who: Person, { change, movers }: Amendment): SaidOf | undefined {
  return isAbout(person, who, movers) ? { change } : undefined;
}

/**
 * The household after an amendment. Whoever is not named among the movers keeps what they had from the household as a word
 * of their own, so that a later amendment of somebody else's does not carry them along either.
 */
export function amended(
  rules: HouseholdRules,
  application: Application,
  who: Person,
  { change, movers, from }: Amendment,
  now: string,
): Application {
  const concerned = new Set([...change.stated.keys(), ...change.retracted]);
  const persons = application.persons.map((person) => {
    if (isAbout(person, who, movers)) return changed(rules.contracts, person, change, now, from);
    if (movers === undefined) return person;
    const had = Object.entries(fromHousehold(rules, application, person)).filter(([fact]) => concerned.has(fact));
    return { ...person, statements: { ...person.statements, ...Object.fromEntries(had) } };
  });
  return { ...application, persons };
}

/** What was said, to whom it is about; to each of the household what they have from each other and is another now. */
export function factsToTell(rules: HouseholdRules, { before, after, who, amendment, now }: Amending): PersonFacts[] {
  const { change, movers, from } = amendment;
  const today = danishDate(now);
  const validFrom = from !== undefined && from > today ? { validFrom: from } : {};
  const undone = new Set(
    validFrom.validFrom
      ? []
      : before.persons.flatMap((person) => [...undoneBy(rules.contracts, person, change, today)]),
  );
  return after.persons.flatMap((person) => {
    const earlier = before.persons.find(({ residentId }) => residentId === person.residentId)!;
    const own = isAbout(earlier, who, movers) ? factsOf(change, earlier, now) : [];
    const copied = changedFacts(
      fromHousehold(rules, before, earlier),
      fromHousehold(rules, after, person),
      person,
      undone,
      now,
    );
    const isCopied = new Set(copied.map(({ path }) => path));
    const facts = [...own.filter(({ path }) => !isCopied.has(path)), ...copied];
    return facts.length === 0 ? [] : [{ person, facts: facts.map((fact) => ({ ...fact, ...validFrom })) }];
  });
}

/** Nothing is stated earlier than what was stated before. */
function factsOf(change: Change, { statements }: Person, now: string): StatedFact[] {
  const at = (fact: string): string => later(statements[fact]?.at, now);
  const stated = [...change.stated].map(([fact, statement]) => [fact, { ...statement, at: at(fact) }] as const);
  return [
    ...toldFacts(Object.fromEntries(stated), change.by),
    ...change.retracted.map((fact) => retractedFact(fact, at(fact), change.by)),
  ];
}

/**
 * What a person has from the household now and had not, or had and has no longer. What was announced and is undone is taken
 * back: then what they had before stands again, as old as it is.
 */
function changedFacts(
  had: Statements,
  has: Statements,
  { statements }: Person,
  undone: ReadonlySet<string>,
  now: string,
): StatedFact[] {
  const isSame = (fact: string): boolean => JSON.stringify(had[fact]) === JSON.stringify(has[fact]);
  const changed = Object.entries(has).filter(([fact]) => !isSame(fact) && !undone.has(fact));
  const isGone = (fact: string): boolean => !Object.hasOwn(has, fact) || (undone.has(fact) && !isSame(fact));
  const gone = Object.keys({ ...had, ...has }).filter((fact) => isGone(fact) && !Object.hasOwn(statements, fact));
  return [
    ...toldFacts(Object.fromEntries(changed.map(([fact, one]) => [fact, { ...one, at: later(one.at, now) }]))),
    ...gone.map((fact) => retractedFact(fact, later(had[fact]?.at, now))),
  ];
}

function isAbout(person: Person, amended: Person, movers: readonly string[] | undefined): boolean {
  return movers === undefined ? person === amended : movers.some((mover) => isCalled(person, mover));
}

const isCalled = ({ personId, relation }: Person, name: string): boolean =>
  personId === name || (relation === 'applicant' && name === 'applicant');
