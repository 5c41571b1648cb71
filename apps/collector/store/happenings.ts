import type { EntityManager } from 'typeorm';
import type { Said } from '../case/record.js';
import { columns, type Store } from './store.js';

export interface SaidOf {
  residentId: string;
  said: Said;
}

export interface Change {
  eventId: string;
  residentId: string;
  kind: 'amended' | 'withdrawn';
  agency: string | null;
  at: string;
}

export async function appendSaid(store: Store, sql: EntityManager, rows: readonly SaidOf[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows
    .map(({ residentId, said }) => ({
      eventId: said.eventId,
      residentId,
      agency: said.agency,
      at: said.time,
      content: store.seal(residentId, said),
    }))
    .sort(byEventId);
  await sql.query(
    `INSERT INTO said (event_id, resident_id, agency, at, content)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::bytea[])`,
    columns(sorted, ['eventId', 'residentId', 'agency', 'at', 'content']),
  );
}

export async function appendChanges(sql: EntityManager, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await sql.query(
    `INSERT INTO change (event_id, resident_id, kind, agency, at)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])`,
    columns([...changes].sort(byEventId), ['eventId', 'residentId', 'kind', 'agency', 'at']),
  );
}

function byEventId(one: { eventId: string }, other: { eventId: string }): number {
  return one.eventId < other.eventId ? -1 : 1;
}
