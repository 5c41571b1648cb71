import type { Json } from '#contracts';
import type { WireMessage } from '#messaging';
import type { Fact } from '#profile';
import type { Resident } from './residents.js';
import { loadedFacts, valueOf } from './values.js';
import { toWire } from './wire.js';

/** Fact → value. */
export type Answers = ReadonlyMap<string, Json>;

/** What an application states of the 24 facts unless it is told what: every third. */
const stated = loadedFacts.filter((_, place) => place % 3 === 0);

/** The facts of an application, as the event that hands it in states them. The event's id is the application's own. */
export function factsOfApplication(resident: Resident, answers = answersOf(resident)): Fact[] {
  return [...answers].map(([path, value], index) => ({
    path,
    value,
    source: 'resident',
    assurance: 'selfDeclared',
    observedAt: new Date(resident.submittedAt).toISOString(),
    eventId: resident.applicationId,
    index,
  }));
}

function answersOf({ number }: Resident): Answers {
  return new Map(stated.map((fact) => [fact, valueOf(fact, number, 0)]));
}

/** One application a resident, so that a case is there to merge into. */
export function* applications(residents: readonly Resident[], answers?: Answers): Generator<WireMessage> {
  for (const resident of residents) {
    const { caseId, applicationId, householdId, reference, submittedAt } = resident;
    const facts = factsOfApplication(resident, answers).map(({ eventId: _, index: __, ...fact }) => fact);
    const data = { caseId, applicationId, householdId, reference, channel: 'web', relation: 'applicant' };
    yield toWire({
      topic: 'applications',
      type: 'dk.ankomst.application.submitted.v1',
      id: applicationId,
      source: 'portal',
      time: submittedAt,
      resident,
      data: { ...data, submittedAt: new Date(submittedAt).toISOString(), facts } as unknown as Json,
    });
  }
}
