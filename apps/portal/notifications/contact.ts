import type { Application, Person } from '../applications/application.js';
import { applicantOf } from '../applications/application.js';

/** Where the applicant, or this person of the household, said that mail reaches them. */
export function addressOf(application: Application, person: Person = applicantOf(application)): string | undefined {
  return ownAddress(person) ?? ownAddress(applicantOf(application));
}

function ownAddress({ statements }: Person): string | undefined {
  const value = statements['contact.email']?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Two spellings of one address. */
export const normalAddress = (address: string): string => address.trim().toLowerCase();
