import { isObject, type Contracts } from '#contracts';
import type { JoiningAs, Person } from './application.js';
import {
  readChange,
  strangeDocuments,
  unchanged,
  type Change,
  type ChangeBody,
  type ChangeProblem,
  type ReadChange,
} from './change.js';

/** What is said of one of the others of a draft. Whoever is not there yet joins it. */
export interface PersonChange extends Change {
  personId?: string;
  relation?: JoiningAs;
  /** Takes the person out of the application. */
  remove?: boolean;
  /** Among the persons of the change; those that are none count, too. */
  place: number;
}

/** All that is said of a draft at once. */
export interface DraftChange {
  applicant: Change;
  persons: readonly PersonChange[];
  /** What was found wrong with it already, so that all can be told at once. */
  problems?: readonly ChangeProblem[];
}

/** A change of one person of an application, and of nobody else. */
export function changeOfPerson({ personId, relation }: Person, change: Change): DraftChange {
  return relation === 'applicant'
    ? { applicant: change, persons: [] }
    : { applicant: unchanged, persons: [{ ...change, personId, place: 0 }] };
}

interface PersonBody extends ChangeBody {
  personId?: string | null;
  relation?: JoiningAs | null;
  remove?: boolean | null;
}

/** In the API's own form. */
export interface DraftChangeBody extends ChangeBody {
  persons?: PersonBody[] | null;
}

/** Everything that a body says about a draft, and all that is wrong with its facts by themselves; takes bodies of any shape. */
export function readDraftChange(
  contracts: Contracts,
  body: unknown,
): DraftChange & Required<Pick<DraftChange, 'problems'>> {
  const { persons, ...own } = (isObject(body) ? body : {}) as DraftChangeBody;
  const applicant = readChange(contracts, own);
  const others = (Array.isArray(persons) ? persons : []).flatMap((person: unknown, place) =>
    isObject(person) ? [readPerson(contracts, person, place)] : [],
  );
  return { applicant, persons: others, problems: [applicant, ...others].flatMap(({ problems }) => problems) };
}

function readPerson(
  contracts: Contracts,
  { personId, relation, remove, ...own }: PersonBody,
  place: number,
): PersonChange & ReadChange {
  const change = readChange(contracts, own);
  return {
    ...change,
    personId: personId ?? undefined,
    relation: relation ?? undefined,
    remove: remove === true,
    place,
    problems: ofPerson(place, change.problems),
  };
}

export function strangeDocumentsIn({ applicant, persons }: DraftChange, known: ReadonlySet<string>): ChangeProblem[] {
  return [
    ...strangeDocuments(applicant, known),
    ...persons.flatMap((person) => ofPerson(person.place, strangeDocuments(person, known))),
  ];
}

/** Problems of facts of another person than the applicant. */
export const ofPerson = (person: number, problems: readonly ChangeProblem[]): ChangeProblem[] =>
  problems.map((problem) => ({ ...problem, person }));

/** Where a problem stands in a body of the API's form. */
export function placedInBody({ person, path, ...problem }: ChangeProblem): Omit<ChangeProblem, 'person'> {
  return { path: person === undefined ? path : `persons[${person}].answers.${path}`, ...problem };
}
