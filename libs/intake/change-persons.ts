import { textsInBoth } from '#texts';
import { MOST_PERSONS, type Application, type Person } from './application.js';
import { applyChange, contradictions, unchanged, type ChangeProblem } from './change.js';
import { ofPerson, type DraftChange, type PersonChange } from './draft-change.js';
import { householdOrders, type SaidOf } from './household-orders.js';
import type { HouseholdRules } from './household.js';

const says = textsInBoth('changeProblem');

/** Makes the record of somebody who was not in the application before. */
export type NewPerson = (change: Pick<PersonChange, 'personId'> & { relation: Person['relation'] }) => Person;

export interface ChangedPersons {
  persons: readonly Person[];
  problems: readonly ChangeProblem[];
}

/** What an application's persons are after a change. Pure: `now` and how a person is made come from outside. */
export function changePersons(
  rules: HouseholdRules,
  application: Application,
  change: DraftChange,
  now: string,
  newPerson: NewPerson,
): ChangedPersons {
  const problems: ChangeProblem[] = [];
  const persons = application.persons.map((person) => {
    if (person.relation !== 'applicant') return person;
    return { ...person, statements: applyChange(person.statements, change.applicant, now) };
  });
  for (const one of change.persons) {
    const index = persons.findIndex(({ personId, relation }) => relation !== 'applicant' && personId === one.personId);
    const before = persons[index];
    const problem = personProblem(one, before);
    if (problem) problems.push(problem);
    else if (one.remove) persons.splice(index, 1);
    else persons.splice(before ? index : persons.length, 1, changed(before ?? newPerson(made(one)), one, now));
  }
  if (persons.length > MOST_PERSONS + 1)
    return {
      persons,
      problems: [{ path: 'persons', code: 'tooLong', message: says.tooManyPersons({ most: MOST_PERSONS }) }],
    };
  problems.push(
    ...spouseProblems(persons),
    ...persons.flatMap((person) => contradictory(rules, person, saidOf(person, change), now)),
    ...householdOrders(rules, { ...application, persons }, (person) => saidOf(person, change)),
  );
  return { persons, problems };
}

function changed(person: Person, change: PersonChange, now: string): Person {
  const relation = change.relation ?? person.relation;
  return { ...person, relation, statements: applyChange(person.statements, change, now) };
}

function made({ personId, relation }: PersonChange): Parameters<NewPerson>[0] {
  return { personId, relation: relation ?? 'child' };
}

function personProblem(
  { place, relation, remove }: PersonChange,
  before: Person | undefined,
): ChangeProblem | undefined {
  if (before) return undefined;
  if (remove) return { path: `persons[${place}].personId`, code: 'unknown', message: says.unknownPerson };
  if (relation !== undefined) return undefined;
  return { path: `persons[${place}].relation`, code: 'missing', message: says.relationMissing };
}

function spouseProblems(persons: readonly Person[]): ChangeProblem[] {
  const spouses = persons.filter(({ relation }) => relation === 'spouse');
  return spouses.length > 1 ? [{ path: 'persons', code: 'outOfRange', message: says.oneSpouse }] : [];
}

function contradictory(
  { contracts }: HouseholdRules,
  person: Person,
  said: SaidOf | undefined,
  now: string,
): ChangeProblem[] {
  const found = contradictions(contracts, person.statements, said?.change ?? unchanged, now);
  return said?.person === undefined ? found : ofPerson(said.person, found);
}

function saidOf(person: Person, { applicant, persons }: DraftChange): SaidOf | undefined {
  if (person.relation === 'applicant') return { change: applicant };
  const own = persons.find(({ personId }) => personId === person.personId);
  return own && { change: own, person: own.place };
}
