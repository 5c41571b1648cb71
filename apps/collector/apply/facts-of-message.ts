import type { Message } from '#messaging';
import type { Fact } from '#profile';
import type { Due } from '../store/due.js';
import type { ResidentFact } from '../store/facts.js';
import { groupBy } from '../store/store.js';

/** A fact as it stands in an event: the event's id and the place in its list make it one of a kind. */
export type FactOnTheWire = Omit<Fact, 'eventId' | 'index' | 'residentId' | 'recordedAt'>;

/** Facts are written by the million, so each is one literal of one shape. */
export function factsOf({ id, key }: Message, facts: readonly FactOnTheWire[], recordedAt: string): ResidentFact[] {
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
    validFrom: fact.validFrom,
    validTo: fact.validTo,
    replaces: fact.replaces,
    settles: fact.settles,
  }));
}

/** Each resident whom these messages are about is due once; what they state is shown with the next look. */
export function dueFor(messages: readonly Message[], facts: readonly ResidentFact[], at: string): Due[] {
  const stated = groupBy(facts, ({ residentId }) => residentId);
  return [...new Set(messages.map(({ key }) => key))].map((residentId) => ({
    residentId,
    at,
    changed: stated.get(residentId)?.map(({ path }) => path),
  }));
}
