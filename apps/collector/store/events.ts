import type { Evidence, StatedFact } from '#contracts';
import { unnest } from '#database';
import type { Fact } from '#profile';
import type { EntityManager } from 'typeorm';
import type { AgencyReport } from '../case/record.js';
import { markDue } from './due.js';
import { groupBy, type Store } from './store.js';

export interface ResidentFact extends Fact {
  readonly residentId: string;
  readonly recordedAt: string;
  /** Of the case when it was recorded: the next look shows what was recorded since the last one. */
  readonly revision: number;
}

/** The resident, or staff on their behalf, changed answers, withdrew (for one agency, or for all of them), or had the case restricted. */
export interface Change {
  kind: 'amended' | 'withdrawn' | 'restricted' | 'restrictionLifted';
  agency?: string;
  at: string;
  reason?: string;
  evidence?: Evidence;
}

/** What an event brought of a resident. */
export interface Content {
  /** Stated by the resident's side; what an agency states is part of what it said. */
  facts?: readonly StatedFact[];
  said?: Omit<AgencyReport, 'eventId'>;
  change?: Change;
  /** References of cases that may be about the same person. */
  mayBeSameAs?: readonly string[];
}

export interface NewEvent {
  residentId: string;
  eventId: string;
  content: Content;
}

/** An event that was kept, as what it brought: nothing that follows from it. */
export interface KeptEvent {
  eventId: string;
  /** Of the case when it was recorded. */
  revision: number;
  recordedAt: string;
  facts: readonly ResidentFact[];
  said?: AgencyReport;
  change?: Change;
  mayBeSameAs: readonly string[];
}

interface EventRow {
  resident_id: string;
  event_id: string;
  revision: number;
  recorded_at: Date;
  content: Buffer;
}

const EVENTS = unnest({ residentId: 'uuid', eventId: 'uuid', content: 'bytea' });

/**
 * Keeps what happened, a row each, with the revision that the case has now, and has these cases looked at. Gives the residents
 * who have no case: nothing of them is kept. What was kept is never written over (ADR 0014).
 *
 * The caller holds the residents' partition: nobody looks at their cases meanwhile. One statement however many events there
 * are; of nearly all residents in a flood it answers nothing, since somebody is about to look at their case already. Case and
 * time are sought by key, one by one: as a join, PostgreSQL would go through the times of all cases for every large batch.
 */
export async function keepEvents(
  store: Store,
  sql: EntityManager,
  events: readonly NewEvent[],
  now: string,
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const values = await store.prepare(events.map(({ residentId }) => residentId));
  const rows = events
    .filter(({ residentId }) => !values.isErased(residentId))
    .sort(byResident)
    .map(({ residentId, eventId, content }) => ({
      residentId,
      eventId,
      content: values.seal(residentId, placeOf(eventId), content),
    }));
  const unusual = await sql.query<{ place: number; unknown: boolean }[]>(
    `WITH new AS MATERIALIZED (
       SELECT *, (SELECT revision FROM record WHERE record.resident_id = event.resident_id) AS revision
       FROM ${EVENTS.placedAs('event', 1)}
     ), kept AS (
       INSERT INTO event (resident_id, event_id, content, revision, recorded_at)
       SELECT resident_id, event_id, content, revision, $1::timestamptz FROM new WHERE revision IS NOT NULL
     )
     SELECT place::int, revision IS NULL AS unknown FROM new
     WHERE revision IS NULL
       OR coalesce((SELECT at FROM due WHERE due.resident_id = new.resident_id) > $1::timestamptz, true)`,
    [now, ...EVENTS.values(rows)],
  );
  const those = (unknown: boolean): Set<string> =>
    new Set(unusual.filter((row) => row.unknown === unknown).map(({ place }) => rows[place - 1]!.residentId));
  const atRest = [...those(false)];
  await markDue(
    sql,
    atRest.map((residentId) => ({ residentId, at: now })),
  );
  return those(true);
}

/** All that was ever kept of these residents. */
export async function loadEvents(
  store: Store,
  sql: EntityManager,
  residents: readonly string[],
): Promise<Map<string, KeptEvent[]>> {
  const rows = await sql.query<EventRow[]>(`SELECT * FROM event WHERE resident_id = ANY($1::uuid[])`, [residents]);
  const events = await store.openRows(
    rows,
    ({ event_id: eventId }) => placeOf(eventId),
    (row, content: Content) => toEvent(row, content),
  );
  return groupBy(events, ({ residentId }) => residentId);
}

const placeOf = (eventId: string): string => `event/${eventId}`;

/** As the key begins: neighbours are written together. Two batches never meet at a resident. */
function byResident(one: NewEvent, other: NewEvent): number {
  return one.residentId < other.residentId ? -1 : 1;
}

function toEvent(
  row: EventRow,
  { facts, said, change, mayBeSameAs = [] }: Content,
): KeptEvent & { residentId: string } {
  const { resident_id: residentId, event_id: eventId, revision } = row;
  const recordedAt = row.recorded_at.toISOString();
  return {
    residentId,
    eventId,
    revision,
    recordedAt,
    facts: (facts ?? statedIn(said)).map((fact, index) => ({
      ...fact,
      eventId,
      index,
      residentId,
      recordedAt,
      revision,
    })),
    said: said && { ...said, eventId },
    change,
    mayBeSameAs,
  };
}

/** An agency states with authority, and when it reports, or when its register recorded it. */
function statedIn(said: Content['said']): StatedFact[] {
  if (said?.by !== 'agency') return [];
  return Object.entries(said.facts ?? {}).map(([path, value]) => ({
    path,
    value,
    source: said.agency,
    assurance: 'authoritative',
    observedAt: said.time,
    ...(said.replaces?.[path] !== undefined && { replaces: said.replaces[path] }),
  }));
}
