import { applicantOf, type Application, type Person } from './application.js';

type Household = Pick<Application, 'persons'>;

/** Where the applicant, or this person of the household, said that mail reaches them. */
export function addressOf(household: Household, person: Person = applicantOf(household)): string | undefined {
  return ownAddress(person) ?? ownAddress(applicantOf(household));
}

/** In whose answers it stands, by their place in the application. */
export function placeOfAddress(household: Household, person: Person): number {
  return ownAddress(person) === undefined ? 0 : household.persons.indexOf(person);
}

function ownAddress({ statements }: Person): string | undefined {
  const value = statements['contact.email']?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Two spellings of one address. */
export const normalAddress = (address: string): string => address.trim().toLowerCase();

/** Where mail to an address arrives: what stands behind a plus sorts it for its owner. */
export const mailboxOf = (address: string): string => normalAddress(address).replace(/^([^@+]+)\+[^@]*@/, '$1@');
