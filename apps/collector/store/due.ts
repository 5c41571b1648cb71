import { arrayOf, columns } from '#database';
import type { EntityManager } from 'typeorm';
import type { Store } from './store.js';

export interface Due {
  residentId: string;
  at: string;
  /** Facts of the profile that changed and are to be shown with the next look. */
  changed?: readonly string[];
}

/** These cases have to be looked at again at this time, or earlier if that was planned already. */
export async function markDue(store: Store, sql: EntityManager, rows: readonly Due[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = [...rows].sort((one, other) => (one.residentId < other.residentId ? -1 : 1));
  await sql.query(
    `INSERT INTO due (resident_id, at, paths)
     SELECT resident_id, at, paths::smallint[] FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS new (resident_id, at, paths)
     ON CONFLICT (resident_id) DO UPDATE SET at = least(due.at, excluded.at), paths = due.paths || excluded.paths`,
    [
      ...columns(sorted, { residentId: 'uuid', at: 'timestamptz' }),
      arrayOf(
        'text',
        sorted.map(({ changed = [] }) => `{${[...new Set(changed)].map((path) => store.paths.idOf(path)).join()}}`),
      ),
    ],
  );
}

export async function findDue(sql: EntityManager, now: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ resident_id: string }[]>(
    `SELECT resident_id FROM due WHERE at <= $1 ORDER BY at LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.resident_id);
}

/**
 * Of these residents, the ones that are still due, sorted, each with the facts that are to be shown: another process
 * may have looked at them meanwhile.
 */
export async function takeDue(
  store: Store,
  sql: EntityManager,
  residents: readonly string[],
  now: string,
): Promise<Map<string, readonly string[]>> {
  const [rows] = await sql.query<[{ resident_id: string; paths: number[] }[], number]>(
    `DELETE FROM due WHERE resident_id = ANY($1::uuid[]) AND at <= $2 RETURNING resident_id, paths`,
    [residents, now],
  );
  const sorted = rows.sort((one, other) => (one.resident_id < other.resident_id ? -1 : 1));
  return new Map(sorted.map(({ resident_id, paths }) => [resident_id, namesOf(store, paths)]));
}

function namesOf(store: Store, paths: readonly number[]): string[] {
  return [...new Set(paths)].map((path) => store.paths.nameOf(path)).sort();
}
