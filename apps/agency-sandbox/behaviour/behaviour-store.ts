import type { Sql } from '#database';
import type { Behaviour } from './behaviour.js';

/** What an agency was told, through restarts. */
export async function findBehaviour(sql: Sql, agency: string): Promise<Behaviour> {
  const [row]: { behaviour: Behaviour }[] = await sql.query(`SELECT behaviour FROM behaviour WHERE agency = $1`, [
    agency,
  ]);
  return row?.behaviour ?? {};
}

/** Replaces all of it. */
export async function setBehaviour(sql: Sql, agency: string, behaviour: Behaviour): Promise<void> {
  await sql.query(
    `INSERT INTO behaviour (agency, behaviour) VALUES ($1, $2) ON CONFLICT (agency) DO UPDATE SET behaviour = excluded.behaviour`,
    [agency, JSON.stringify(behaviour)],
  );
}

/** The agencies that are told to be down. */
export async function downAgencies(sql: Sql): Promise<string[]> {
  const rows: { agency: string }[] = await sql.query(
    `SELECT agency FROM behaviour WHERE (behaviour->>'down')::boolean`,
  );
  return rows.map(({ agency }) => agency);
}
