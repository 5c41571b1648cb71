import type { Json } from '#contracts';
import type { Application, Person } from './application.js';
import type { Statements } from './statements.js';

export type Relation = 'spouse' | 'child';

/** Answers of one person, by fact. */
type Answers = Record<string, Json>;

export interface PersonToBe {
  personId: string;
  relation: Relation;
  answers: Answers;
}

interface NameOf {
  familyName?: Json;
  givenNames?: Json;
}

const value = (statements: Statements, fact: string): Json | undefined => statements[fact]?.value;

/**
 * A person who joins the application, with what others have said already, so that nobody types it twice: the name and
 * the birth date that the applicant gave, and the applicant as spouse.
 */
export function personToBe(application: Application, relation: Relation): PersonToBe {
  const applicant = application.persons[0] as Person;
  const number = application.persons.filter((person) => person.relation === relation).length;
  const answers = relation === 'spouse' ? spouseFrom(applicant) : childFrom(applicant, number);
  return { personId: relation === 'spouse' ? 'spouse' : freeId(application, number + 1), relation, answers };
}

function freeId({ persons }: Application, from: number): string {
  const taken = new Set(persons.map(({ personId }) => personId));
  let number = from;
  while (taken.has(`child-${number}`)) number += 1;
  return `child-${number}`;
}

function spouseFrom({ statements }: Person): Answers {
  const spouse = (value(statements, 'family.spouse') ?? {}) as { name?: NameOf; birthDate?: Json };
  return {
    ...identityFrom(spouse.name, spouse.birthDate),
    ...(isMarried(statements) && copied(statements, CIVIL_STATUS)),
    ...asSpouse(statements),
  };
}

const CIVIL_STATUS = ['identity.maritalStatus', 'identity.maritalStatusDate', 'identity.maritalStatusAuthority'];

/** Whoever married after they said something else of themselves has said nothing of the two. */
const isMarried = (statements: Statements): boolean =>
  ['married', 'registeredPartnership'].includes(value(statements, 'identity.maritalStatus') as string);

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
  return defined({
    'identity.familyName': name?.familyName,
    'identity.givenNames': name?.givenNames,
    'identity.birthDate': birthDate,
  });
}

/** The applicant, as the spouse's own application names a spouse. */
function asSpouse(statements: Statements): Answers {
  const familyName = value(statements, 'identity.familyName');
  const givenNames = value(statements, 'identity.givenNames');
  const birthDate = value(statements, 'identity.birthDate');
  const spouse = defined({
    name: familyName !== undefined && givenNames !== undefined ? { familyName, givenNames } : undefined,
    birthDate: typeof birthDate === 'string' && birthDate.length === 10 ? birthDate : undefined,
  });
  return Object.keys(spouse).length > 0 ? { 'family.spouse': spouse } : {};
}

const copied = (statements: Statements, facts: readonly string[]): Answers =>
  defined(Object.fromEntries(facts.map((fact) => [fact, value(statements, fact)])));

function defined(values: Record<string, Json | undefined>): Answers {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
