import type { Json } from '#contracts';
import type { Application, JoiningAs, Person } from './application.js';
import { changeOf } from './change.js';
import type { PersonChange } from './draft-change.js';
import type { Statements } from './statements.js';

/** Answers of one person, by fact. */
type Answers = ReadonlyMap<string, Json>;

interface NameOf {
  familyName?: Json;
  givenNames?: Json;
}

const value = (statements: Statements, fact: string): Json | undefined => statements[fact]?.value;

/**
 * A person who joins the application, with what others have said already, so that nobody types it twice: the name and
 * the birth date that the applicant gave.
 */
export function personToBe(application: Application, relation: JoiningAs): PersonChange {
  const applicant = application.persons[0] as Person;
  const number = application.persons.filter((person) => person.relation === relation).length;
  const answers = relation === 'spouse' ? spouseFrom(applicant) : childFrom(applicant, number);
  const personId = relation === 'spouse' ? 'spouse' : freeId(application, number + 1);
  return { ...changeOf(answers), personId, relation, place: 0 };
}

function freeId({ persons }: Application, from: number): string {
  const taken = new Set(persons.map(({ personId }) => personId));
  let number = from;
  while (taken.has(`child-${number}`)) number += 1;
  return `child-${number}`;
}

function spouseFrom({ statements }: Person): Answers {
  const spouse = (value(statements, 'family.spouse') ?? {}) as { name?: NameOf; birthDate?: Json };
  return identityFrom(spouse.name, spouse.birthDate);
}

function childFrom({ statements }: Person, number: number): Answers {
  const children = (value(statements, 'family.children') ?? []) as {
    name?: NameOf;
    birthDate?: Json;
    accompanies?: Json;
  }[];
  const child = children.filter(({ accompanies }) => accompanies !== false)[number];
  return identityFrom(child?.name, child?.birthDate);
}

function identityFrom(name: NameOf | undefined, birthDate: Json | undefined): Answers {
  const values: [string, Json | undefined][] = [
    ['identity.familyName', name?.familyName],
    ['identity.givenNames', name?.givenNames],
    ['identity.birthDate', birthDate],
  ];
  return new Map(values.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
