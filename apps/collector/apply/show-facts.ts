import type { Json } from '#contracts';
import type { UnitOfWork } from '#messaging';
import { rankAll } from '#profile';
import { v5 as uuidV5 } from 'uuid';
import { danishDate } from '../case/calendar.js';
import type { Arrival } from '../case/record.js';
import { standingFacts, type ResidentFact } from '../store/facts.js';
import { raiseRevisions } from '../store/records.js';
import { groupBy, type Store } from '../store/store.js';

export interface Element {
  kind: string;
  id: string;
  version: number;
  body: Json;
}

export const CASE_CHANGED = 'dk.ankomst.case.changed.v1';
export const SOURCE = 'collector';

/** Tells whoever keeps a copy which facts of the profile are other ones now: one event a resident, however many facts came. */
export async function showFacts(
  store: Store,
  work: UnitOfWork,
  arrivals: ReadonlyMap<string, Arrival>,
  touched: readonly ResidentFact[],
  now: string,
): Promise<void> {
  if (touched.length === 0) return;
  const byResident = groupBy(touched, (fact) => fact.residentId);
  const standing = groupBy(await standingFacts(store, work.sql, [], touched), (fact) => fact.residentId);
  const revisions = await raiseRevisions(work.sql, [...byResident.keys()]);
  for (const [residentId, facts] of byResident) {
    const arrival = arrivals.get(residentId);
    const version = revisions.get(residentId);
    if (!arrival || version === undefined) throw new Error('facts of a resident without a case reached the profile');
    const profile = rankAll(store.contracts, standing.get(residentId) ?? [], danishDate(now));
    const paths = [...new Set(facts.map((fact) => fact.path))].sort();
    const elements = paths.map((path) => ({
      kind: 'fact',
      id: path,
      version,
      body: (profile.get(path) ?? null) as Json,
    }));
    emitElements(work, arrival, version, elements);
  }
}

export function emitElements(work: UnitOfWork, arrival: Arrival, revision: number, elements: readonly Element[]): void {
  work.emit('cases', {
    id: uuidV5(`${CASE_CHANGED}/${revision}`, arrival.caseId),
    source: SOURCE,
    type: CASE_CHANGED,
    subject: arrival.reference,
    key: arrival.residentId,
    data: { caseId: arrival.caseId, elements } as unknown as Json,
  });
}
