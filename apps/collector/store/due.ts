import { unnest } from '#database';
import type { EntityManager } from 'typeorm';

export interface Due {
  residentId: string;
  at: string;
}

const DUE = unnest({ residentId: 'uuid', at: 'timestamptz' });

/**
 * These cases have to be looked at again at this time, or earlier if that was planned already: then nothing is written.
 * The caller holds the residents' partition. Sought by key, one by one (see `keepEvents`).
 */
export async function markDue(sql: EntityManager, rows: readonly Due[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = [...rows].sort((one, other) => (one.residentId < other.residentId ? -1 : 1));
  await sql.query(
    `INSERT INTO due (resident_id, at)
     SELECT resident_id, at FROM ${DUE.as('new')}
     WHERE coalesce(new.at < (SELECT at FROM due WHERE due.resident_id = new.resident_id), true)
     ON CONFLICT (resident_id) DO UPDATE SET at = excluded.at`,
    DUE.values(sorted),
  );
}

/**
 * Some of those who are due, any of the `oldest`: the very oldest became due with one batch, so all are of one partition, and
 * two processes that both took them would wait for each other.
 */
export async function findDue(sql: EntityManager, now: string, limit: number, oldest = 10_000): Promise<string[]> {
  const rows = await sql.query<{ resident_id: string }[]>(
    `SELECT resident_id FROM (SELECT resident_id FROM due WHERE at <= $1 ORDER BY at LIMIT $3) AS oldest
     ORDER BY random() LIMIT $2`,
    [now, limit, oldest],
  );
  return rows.map((row) => row.resident_id);
}

/** How many are due at this time, and how long the one that has waited longest. */
export async function dueSince(sql: EntityManager, now: string): Promise<{ count: number; oldestSeconds: number }> {
  const [row] = await sql.query<[{ count: number; oldestSeconds: number }]>(
    `SELECT count(*)::int AS count, COALESCE(EXTRACT(epoch FROM $1::timestamptz - min(at)), 0)::float8 AS "oldestSeconds"
     FROM due WHERE at <= $1`,
    [now],
  );
  return row;
}

/** Of these residents, the ones that are still due, and since when: another process may have looked at them meanwhile. */
export async function takeDue(
  sql: EntityManager,
  residents: readonly string[],
  now: string,
): Promise<Map<string, Date>> {
  const [rows] = await sql.query<[{ resident_id: string; at: Date }[], number]>(
    `DELETE FROM due WHERE resident_id = ANY($1::uuid[]) AND at <= $2 RETURNING resident_id, at`,
    [residents, now],
  );
  return new Map(rows.map((row) => [row.resident_id, row.at]));
}
