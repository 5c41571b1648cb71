import type { Question } from '#contracts';
import type { Evaluation } from '#needs';
import { ENDED } from './agency-state.js';
import type { AgencyReading } from './scene.js';

/**
 * What the resident is asked now: what agencies surely need or what decides whether they do, and what they asked for
 * again. Nothing is asked for an agency that has ended.
 */
export function questionsOf(needed: Evaluation['questions'], readings: ReadonlyMap<string, AgencyReading>): Question[] {
  const isAsking = (agency: string): boolean => !ENDED.has(readings.get(agency)?.state.status ?? 'notApplicable');
  return needed
    .map((question) => ({ ...question, agencies: question.agencies.filter(isAsking) }))
    .filter(({ agencies }) => agencies.length > 0)
    .map((question) => ({ ...question, ...askedAgain(question, readings) }));
}

function askedAgain(
  { path, agencies }: Question,
  readings: ReadonlyMap<string, AgencyReading>,
): Pick<Question, 'details'> {
  const askedBy = agencies
    .filter((agency) => readings.get(agency)?.open.includes(path))
    .map((agency) => ({ agency, ...reasonOf(readings.get(agency)) }));
  return askedBy.length > 0 ? { details: { askedBy } } : {};
}

function reasonOf(reading: AgencyReading | undefined): { reason?: string } {
  const reason = reading?.summary.request?.reason;
  return reason === undefined ? {} : { reason };
}
