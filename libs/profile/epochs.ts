import type { FactSpec } from '#contracts';
import { differ } from './differ.js';
import { compareOrder, type Fact } from './fact.js';

/**
 * What one source says of a group that changes together, cut where it tells of another dwelling, job or marriage: an
 * event that states everything on which the rest hangs, and not as this source stated it before, begins a new epoch. So
 * a corrected street is still the same flat, and a move to a house leaves no floor behind.
 */
export interface Epoch {
  readonly facts: readonly Fact[];
  /** By path the latest that it says of what the rest hangs on; a retraction leaves nothing. */
  readonly bases: ReadonlyMap<string, Fact>;
}

/** Oldest first. `facts` are all of one source and one group; `bases` names what the rest hangs on. */
export function epochsOf(
  specOf: (path: string) => FactSpec,
  bases: readonly string[],
  facts: readonly Fact[],
): Epoch[] {
  const epochs: { facts: Fact[]; bases: Map<string, Fact> }[] = [];
  for (const event of eventsIn(facts)) {
    const stated = new Map(event.filter(({ path }) => bases.includes(path)).map((fact) => [fact.path, fact]));
    const last = epochs.at(-1);
    const tellsAll = bases.length > 0 && bases.every((path) => isSaid(stated.get(path)));
    const isAnother = [...stated].some(
      ([path, fact]) => isSaid(last?.bases.get(path)) && differ(specOf(path), fact, last.bases.get(path)!),
    );
    if (!last || (tellsAll && isAnother)) epochs.push({ facts: event, bases: stated });
    else {
      last.facts.push(...event);
      for (const [path, fact] of stated) last.bases.set(path, fact);
    }
  }
  return epochs;
}

const isSaid = (fact: Fact | undefined): fact is Fact => fact !== undefined && fact.retracted !== true;

/** The facts of each event together, in the order of events. */
export function eventsIn<F extends Fact>(facts: readonly F[]): F[][] {
  const events = new Map<string, F[]>();
  for (const fact of [...facts].sort(compareOrder)) {
    const event = events.get(fact.eventId);
    if (event) event.push(fact);
    else events.set(fact.eventId, [fact]);
  }
  return [...events.values()];
}
