import type { Contracts } from '#contracts';
import { shapeProblems, type InputProblem } from '#http';
import type { ClassConstructor } from 'class-transformer';
import type { ChangeDraftBody, PersonBody } from './application-body.js';
import { readChange, type Change } from './statements.js';

export interface PersonChange extends Change {
  personId?: string;
  relation?: 'spouse' | 'child';
  remove: boolean;
  /** Where the body says so, for problems that only the draft itself can show. */
  place: string;
}

/** Everything that a body says about a draft, and all that is wrong with it by itself. */
export interface DraftChange {
  applicant: Change;
  persons: readonly PersonChange[];
  problems: readonly InputProblem[];
}

export function readDraftChange<T extends ChangeDraftBody>(
  contracts: Contracts,
  Body: ClassConstructor<T>,
  body: unknown,
): DraftChange {
  const shape = shapeProblems(Body, body);
  const { persons, ...own } = (isObject(body) ? body : {}) as ChangeDraftBody;
  const applicant = readChange(contracts, own);
  const others = (Array.isArray(persons) ? persons : []).flatMap((person: unknown, index) =>
    isObject(person) ? [readPerson(contracts, person, `persons[${index}]`)] : [],
  );
  return {
    applicant,
    persons: others,
    problems: [...shape, ...applicant.problems, ...others.flatMap(({ problems }) => problems)],
  };
}

function readPerson(
  contracts: Contracts,
  { personId, relation, remove, ...own }: PersonBody,
  place: string,
): PersonChange {
  const change = readChange(contracts, own);
  return {
    ...change,
    personId: personId ?? undefined,
    relation: relation ?? undefined,
    remove: remove === true,
    place,
    problems: at(place, change.problems),
  };
}

/** Places of facts of another person than the applicant. */
export function at(place: string, problems: readonly InputProblem[]): InputProblem[] {
  return problems.map((problem) => ({ ...problem, path: `${place}.answers.${problem.path}` }));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
