import { columns } from '#database';
import type { EntityManager } from 'typeorm';
import type { Said } from '../case/record.js';
import type { Store } from './store.js';

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
    .sort(byResident);
  await sql.query(
    `INSERT INTO said (resident_id, event_id, agency, at, content)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::bytea[])`,
    columns(sorted, { residentId: 'uuid', eventId: 'uuid', agency: 'text', at: 'timestamptz', content: 'bytea' }),
  );
}

export async function appendChanges(sql: EntityManager, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await sql.query(
    `INSERT INTO change (resident_id, event_id, kind, agency, at)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])`,
    columns([...changes].sort(byResident), {
      residentId: 'uuid',
      eventId: 'uuid',
      kind: 'text',
      agency: 'text',
      at: 'timestamptz',
    }),
  );
}

/** As the keys of both tables begin: neighbours are written together. */
function byResident(one: { residentId: string }, other: { residentId: string }): number {
  return one.residentId < other.residentId ? -1 : 1;
}
