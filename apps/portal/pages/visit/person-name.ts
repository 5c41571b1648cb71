import type { Language } from '#pages';
import type { Application, Person } from '#intake';
import { textsIn } from '#texts';

const nameWords = textsIn('personName');

const stated = ({ statements }: Person, ...facts: readonly string[]): string[] =>
  facts.flatMap((fact) => {
    const value = statements[fact]?.value;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });

/** How a person is spoken of to the applicant: by the given name once it is known. */
export function whoIs(application: Application, place: number, language: Language): string {
  const person = application.persons[place];
  if (!person || person.relation === 'applicant') return nameWords({ language }).you;
  return stated(person, 'identity.givenNames')[0] ?? relationOf(application, person, language);
}

/** The name as far as it is stated, or whose relation it is. */
export function nameOf(application: Application, place: number, language: Language): string {
  const person = application.persons[place]!;
  const name = stated(person, 'identity.givenNames', 'identity.familyName').join(' ');
  return name === '' ? relationOf(application, person, language) : name;
}

/** As much as somebody else needs to know whom questions are about; undefined before both names are known. */
export function fullNameOf(person: Person): string | undefined {
  const names = stated(person, 'identity.givenNames', 'identity.familyName');
  return names.length === 2 ? names.join(' ') : undefined;
}

function relationOf({ persons }: Application, person: Person, language: Language): string {
  const words = nameWords({ language });
  if (person.relation === 'applicant') return words.you;
  if (person.relation === 'spouse') return words.spouse;
  return words.child({ number: persons.filter(({ relation }) => relation === 'child').indexOf(person) + 1 });
}
