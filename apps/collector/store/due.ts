import type { EntityManager } from 'typeorm';
import { columns } from './store.js';

/** These cases have to be looked at again at this time, or earlier if that was planned already. */
export async function markDue(sql: EntityManager, rows: readonly { residentId: string; at: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const unique = [...new Map(rows.map((row) => [row.residentId, row])).values()];
  await sql.query(
    `INSERT INTO due (resident_id, at) SELECT * FROM unnest($1::uuid[], $2::timestamptz[])
     ON CONFLICT (resident_id) DO UPDATE SET at = least(due.at, excluded.at)`,
    columns(
      unique.sort((one, other) => (one.residentId < other.residentId ? -1 : 1)),
      ['residentId', 'at'],
    ),
  );
}

export async function findDue(sql: EntityManager, now: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ resident_id: string }[]>(
    `SELECT resident_id FROM due WHERE at <= $1 ORDER BY at LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.resident_id);
}

/** Of these, the ones that are still due: another process may have looked at them meanwhile. */
export async function takeDue(sql: EntityManager, residents: readonly string[], now: string): Promise<string[]> {
  const [rows] = await sql.query<[{ resident_id: string }[], number]>(
    `DELETE FROM due WHERE resident_id = ANY($1::uuid[]) AND at <= $2 RETURNING resident_id`,
    [residents, now],
  );
  return rows.map((row) => row.resident_id).sort();
}
