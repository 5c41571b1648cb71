import type { Message } from '#messaging';
import type { Fact } from '#profile';
import type { Due } from '../store/due.js';
import type { ResidentFact } from '../store/facts.js';

/** A fact as it stands in an event: the event's id and the place in its list make it one of a kind. */
export type FactOnTheWire = Omit<Fact, 'eventId' | 'index' | 'residentId' | 'recordedAt'>;

/** Facts are written by the million, so each is one literal of one shape. `revision`: of the resident's case. */
export function factsOf(
  { id, key }: Message,
  facts: readonly FactOnTheWire[],
  recordedAt: string,
  revision: number,
): ResidentFact[] {
  return facts.map((fact, index) => ({
    eventId: id,
    index,
    residentId: key,
    path: fact.path,
    value: fact.value,
    absence: fact.absence,
    retracted: fact.retracted,
    source: fact.source,
    assurance: fact.assurance,
    observedAt: fact.observedAt,
    recordedAt,
    revision,
    validFrom: fact.validFrom,
    validTo: fact.validTo,
    replaces: fact.replaces,
    settles: fact.settles,
  }));
}

/** Each resident whom these messages are about is due once; what they state is shown with the next look. */
export function dueFor(messages: readonly Message[], at: string): Due[] {
  return [...new Set(messages.map(({ key }) => key))].map((residentId) => ({ residentId, at }));
}
