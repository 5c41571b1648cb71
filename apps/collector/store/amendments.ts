import type { Amendment } from '../case/record.js';
import type { KeptEvent, ResidentFact } from './events.js';

/** Who amended a case, and whether it took back what that source had said; the same for events in any order. */
export function amendmentsOf(events: readonly KeptEvent[]): Amendment[] {
  const amending = events.filter(({ change }) => change?.kind === 'amended');
  if (amending.length === 0) return [];
  const first = firstStatements(events);
  return amending.map(({ eventId, change, facts }) => ({
    eventId,
    at: change!.at,
    by: facts[0]?.source ?? 'resident',
    isChange: facts.some((fact) => first.get(keyOf(fact))!.eventId !== eventId),
    ...(change!.reason && { reason: change!.reason }),
    ...(change!.evidence && { evidence: change!.evidence }),
  }));
}

/** The earliest statement of each source about each path. */
function firstStatements(events: readonly KeptEvent[]): Map<string, ResidentFact> {
  const first = new Map<string, ResidentFact>();
  for (const fact of events.flatMap(({ facts }) => facts)) {
    const known = first.get(keyOf(fact));
    if (!known || isEarlier(fact, known)) first.set(keyOf(fact), fact);
  }
  return first;
}

const keyOf = ({ source, path }: ResidentFact): string => `${source} ${path}`;

function isEarlier(one: ResidentFact, other: ResidentFact): boolean {
  if (one.observedAt !== other.observedAt) return one.observedAt < other.observedAt;
  return one.eventId < other.eventId;
}
