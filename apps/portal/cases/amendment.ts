import type { Contracts } from '#contracts';
import { shapeProblems, type InputProblem } from '#http';
import { applicantOf, type Application, type Person } from '../applications/application.js';
import { isShared, sharedWith } from '../applications/household.js';
import { applyChange, later, readChange, type Change, type Statements } from '../applications/statements.js';
import { retractedFact, toldFacts, type ToldFact } from '../applications/told-facts.js';
import { AmendmentBody } from './amendment-body.js';

/** New or corrected facts after submission, as a body tells of them. */
export interface Amendment {
  change: Change;
  /** The day from which they hold, where that is not today. */
  from?: string;
  /** Whom of the household it is about; left out: the person of the case, and whoever shares it. */
  movers?: readonly string[];
  reason?: string;
  evidence?: readonly { documentId: string }[];
  problems: readonly InputProblem[];
}

/** What one person hears of an amendment. */
export interface Hearing {
  person: Person;
  facts: readonly ToldFact[];
}

export function readAmendment(contracts: Contracts, body: unknown): Amendment {
  const shape = shapeProblems(AmendmentBody, body ?? {});
  const { from, movers, reason, evidence, ...stated } = (shape.length === 0 ? (body ?? {}) : {}) as AmendmentBody;
  const change = readChange(contracts, shape.length === 0 ? stated : (body ?? {}));
  const wrongDay = from && !isDay(from) ? [{ path: 'from', code: 'wrongFormat', message: noSuchDay }] : [];
  return {
    change,
    ...(from && { from }),
    ...(movers && { movers }),
    ...(reason && { reason }),
    ...(evidence && { evidence: evidence.map(({ documentId }) => ({ documentId: documentId.toLowerCase() })) }),
    problems: [...shape, ...wrongDay, ...change.problems],
  };
}

/** People who are not of the household. */
export function strangers({ persons }: Application, { movers = [] }: Amendment): InputProblem[] {
  return movers.flatMap((mover, index) =>
    persons.some((person) => isCalled(person, mover))
      ? []
      : [{ path: `movers[${index}]`, code: 'unknown', message: unknownMover }],
  );
}

/**
 * The household after an amendment. Whoever is not named among the movers keeps what the household shared with them as a
 * word of their own, so that a later amendment of the applicant's does not carry them along either.
 */
export function amendedPersons(
  contracts: Contracts,
  application: Application,
  amended: Person,
  { change, movers }: Amendment,
  now: string,
): Person[] {
  const concerned = new Set([...change.stated.keys(), ...change.retracted]);
  return application.persons.map((person) => {
    if (isAbout(person, amended, movers)) return { ...person, statements: applyChange(person.statements, change, now) };
    if (movers === undefined || amended !== applicantOf(application)) return person;
    const shared = Object.entries(sharedWith(contracts, amended, person)).filter(([fact]) => concerned.has(fact));
    return { ...person, statements: { ...person.statements, ...Object.fromEntries(shared) } };
  });
}

/** Nothing is stated earlier than what was stated before. */
export function hearingsOf(
  contracts: Contracts,
  application: Application,
  amended: Person,
  amendment: Amendment,
  now: string,
  today: string,
): Hearing[] {
  const { movers, change } = amendment;
  const from = amendment.from !== undefined && amendment.from > today ? amendment.from : undefined;
  return application.persons.flatMap((person) => {
    const isCopy = movers === undefined && amended === applicantOf(application) && person !== amended;
    if (!isCopy && !isAbout(person, amended, movers)) return [];
    const concerns = (fact: string): boolean =>
      !isCopy || (isShared(contracts, fact) && !Object.hasOwn(person.statements, fact));
    const facts = factsOf(change, isCopy ? amended.statements : person.statements, concerns, now);
    return facts.length === 0
      ? []
      : [{ person, facts: from ? facts.map((fact) => ({ ...fact, validFrom: from })) : facts }];
  });
}

function factsOf(change: Change, before: Statements, concerns: (fact: string) => boolean, now: string): ToldFact[] {
  const at = (fact: string): string => later(before[fact]?.at, now);
  const stated = [...change.stated].filter(([fact]) => concerns(fact));
  return [
    ...toldFacts(Object.fromEntries(stated.map(([fact, statement]) => [fact, { ...statement, at: at(fact) }]))),
    ...change.retracted.filter(concerns).map((fact) => retractedFact(fact, at(fact))),
  ];
}

function isAbout(person: Person, amended: Person, movers: readonly string[] | undefined): boolean {
  return movers === undefined ? person === amended : movers.some((mover) => isCalled(person, mover));
}

const isCalled = ({ personId, relation }: Person, name: string): boolean =>
  personId === name || (relation === 'applicant' && name === 'applicant');

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const noSuchDay = {
  da: 'Skriv en dag, der findes, for eksempel 2027-02-01.',
  en: 'Write a day that exists, for example 2027-02-01.',
};
const unknownMover = {
  da: 'Husstanden har ingen person med dette id. Hent ansøgningen, og brug et af dens, eller applicant.',
  en: 'The household has no person with this id. Get the application, and use one of its ids, or applicant.',
};
