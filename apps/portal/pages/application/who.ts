import type { Json } from '#contracts';
import type { Application, Person } from '../../applications/application.js';
import type { Language } from '../frame/language.js';
import { applicationWords } from './application-words.js';

/** How a person is spoken of: by the given name once it is known. */
export function whoIs(application: Application, place: number, language: Language): string {
  const words = applicationWords({ language });
  const person = application.persons[place];
  if (!person || person.relation === 'applicant') return words.you;
  const name = givenNameOf(person);
  if (name) return name;
  if (person.relation === 'spouse') return words.spouse;
  const children = application.persons.filter(({ relation }) => relation === 'child');
  return words.child(children.indexOf(person) + 1);
}

export function givenNameOf({ statements }: Person): string | undefined {
  const value: Json | undefined = statements['identity.givenNames']?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
