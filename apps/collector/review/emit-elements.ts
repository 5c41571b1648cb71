import type { UnitOfWork } from '#messaging';
import type { Profile } from '#profile';
import { v5 as uuidV5 } from 'uuid';
import type { Element } from '../case/elements.js';
import type { Arrival } from '../case/record.js';

export const SOURCE = 'collector';
const CASE_CHANGED = 'dk.ankomst.case.changed.v1';

/** The facts of the profile that are other ones now; one that nobody states any more is shown as gone. */
export function factElements(profile: Profile, changed: readonly string[]): Element[] {
  return changed.map((path) => ({ kind: 'fact', id: path, body: profile.get(path) ?? null }));
}

/** As many as the event's schema lets one hold, with room to spare. */
const MOST_ELEMENTS = 1_000;

/** Tells whoever keeps a copy: one event a look at a case, however much happened before it, unless it would be too large. */
export function emitElements(work: UnitOfWork, arrival: Arrival, revision: number, elements: readonly Element[]): void {
  const { caseId, residentId } = arrival;
  for (let first = 0; first < elements.length; first += MOST_ELEMENTS) {
    const part = elements.slice(first, first + MOST_ELEMENTS);
    work.emit('cases', {
      id: uuidV5(`${CASE_CHANGED}/${revision}${first === 0 ? '' : `/${first}`}`, caseId),
      source: SOURCE,
      type: CASE_CHANGED,
      subject: caseId,
      key: residentId,
      data: { caseId, elements: part.map((element) => ({ ...element, version: revision })) },
    });
  }
}
