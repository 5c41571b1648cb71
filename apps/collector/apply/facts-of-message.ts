import type { Message } from '#messaging';
import type { Fact } from '#profile';
import type { ResidentFact } from '../store/facts.js';

/** A fact as it stands in an event: the event's id and the place in its list make it one of a kind. */
export type FactOnTheWire = Omit<Fact, 'eventId' | 'index' | 'residentId' | 'recordedAt'>;

export function factsOf(message: Message, facts: readonly FactOnTheWire[], recordedAt: string): ResidentFact[] {
  return facts.map((fact, index) => ({ ...fact, eventId: message.id, index, residentId: message.key, recordedAt }));
}
