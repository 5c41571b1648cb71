import type { EntityManager } from 'typeorm';

/** Agencies of which what was exchanged with them is erased, and since when. */
export async function erasedFor(sql: EntityManager, applicationId: string): Promise<{ agency: string; at: string }[]> {
  const rows = await sql.query<{ agency: string; at: Date }[]>(
    'SELECT agency, at FROM purpose_erasure WHERE application_id = $1 ORDER BY at, agency',
    [applicationId],
  );
  return rows.map(({ agency, at }) => ({ agency, at: at.toISOString() }));
}
