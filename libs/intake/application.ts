import type { Channel, Relation } from '#contracts';
import type { Announcements } from './announced.js';
import type { Statements } from './statements.js';

/** Whoever comes along, or joins later. */
export type JoiningAs = Exclude<Relation, 'applicant'>;

/** Besides the applicant: more people than any household that arrives together. */
export const MOST_PERSONS = 20;

/** One of the people that an application is about; gets a record and a case of its own. */
export interface Person {
  residentId: string;
  /** What the caller calls this person within the application. */
  personId: string;
  relation: Relation;
  reference: string;
  caseId?: string;
  /** What was said about this person; what the household shares is only with whom it was said of. */
  statements: Statements;
  /** What of it holds from a day to come on. */
  announced?: Announcements;
}

/** The applicant comes first. */
export interface Application {
  applicationId: string;
  householdId: string;
  channel: Channel;
  submittedAt?: string;
  /** Since then nothing of it is sent to any agency (GDPR article 18). */
  restrictedSince?: string;
  /** Whose case it was opened from, and what its applicant is to them: somebody who joins them later. */
  joins?: { caseId: string; relation: JoiningAs };
  persons: readonly Person[];
}

/** An application that was begun from a case, as who has that case may know of it: what stands in it is another's. */
export interface JoinedApplication {
  relation: JoiningAs;
  state: 'begun' | 'handedIn';
  /** When it came into this state. */
  at: string;
}

export function applicantOf({ persons }: Pick<Application, 'persons'>): Person {
  const applicant = persons.find(({ relation }) => relation === 'applicant');
  if (!applicant) throw new Error('an application without an applicant was stored');
  return applicant;
}
