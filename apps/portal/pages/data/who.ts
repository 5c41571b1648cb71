import type { Application } from '../../applications/application.js';
import type { OwnVisit, Visit } from '../visit/visit.js';
import { dataWords } from './data-words.js';

/** How a person of the household is spoken of: by the given name once it is known. */
export function nameOf(application: Application, place: number, visit: Visit): string {
  const words = dataWords(visit);
  const person = application.persons[place];
  if (!person || person.relation === 'applicant') return words.you;
  const name = person.statements['identity.givenNames']?.value;
  if (typeof name === 'string' && name !== '') return name;
  if (person.relation === 'spouse') return words.spouse;
  return words.child(application.persons.filter(({ relation }) => relation === 'child').indexOf(person) + 1);
}

export function titleOf(visit: OwnVisit, { place }: { place: number }): string {
  const words = dataWords(visit);
  return place === 0 ? words.title : words.titleOf(nameOf(visit.application, place, visit));
}

/** An address about a person: the applicant needs no number. */
export const addressFor = (address: string, place: number): string =>
  place === 0 ? address : `${address}?person=${place}`;
