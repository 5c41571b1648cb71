import type { EntityManager } from 'typeorm';
import type { Certified } from './certificates.js';

/** What the portal keeps of an application, in the order in which it can be deleted: `$1` is its id. */
const ROWS: readonly (readonly [table: string, condition: string])[] = [
  ['case_element', 'case_id IN (SELECT case_id FROM person WHERE application_id = $1)'],
  ['document_read', 'case_id IN (SELECT case_id FROM person WHERE application_id = $1)'],
  ['withdrawal', 'case_id IN (SELECT case_id FROM person WHERE application_id = $1)'],
  ['draft_page', 'resident_id IN (SELECT resident_id FROM person WHERE application_id = $1)'],
  ['invitation_link', 'invitation_id IN (SELECT id FROM invitation WHERE application_id = $1)'],
  ['invitation', 'application_id = $1'],
  ['notice', 'application_id = $1'],
  ['return_link', 'application_id = $1'],
  ['shown_code', 'application_id = $1'],
  ['access_token', 'application_id = $1'],
  ['idempotency_key', 'application_id = $1'],
  ['document', 'application_id = $1'],
  ['person', 'application_id = $1'],
  ['application', 'id = $1'],
];

/** How many rows of each table there were. */
export async function deleteRowsOf(sql: EntityManager, applicationId: string): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const [table, condition] of ROWS) {
    const [, count] = await sql.query<[unknown[], number]>(`DELETE FROM ${table} WHERE ${condition}`, [applicationId]);
    if (count > 0) deleted[table] = count;
  }
  return deleted;
}

interface Known {
  readonly referenceHashes: readonly string[];
  readonly accessCodeHash: string;
}

/** By what its owner is known again, as keyed hashes. */
export async function findKnown(sql: EntityManager, applicationId: string): Promise<Known> {
  const [row] = await sql.query<[Known]>(
    `SELECT access_code_hash AS "accessCodeHash",
       (SELECT array_agg(reference_hash) FROM person WHERE application_id = $1) AS "referenceHashes"
     FROM application WHERE id = $1`,
    [applicationId],
  );
  return row;
}

/** That there was one, and by what who comes back is told so: the keyed hashes of references and code. */
export async function keepErasure(
  sql: EntityManager,
  { id, at }: Certified,
  known: Known,
  certificate: string,
): Promise<void> {
  await sql.query(
    `INSERT INTO erasure (id, at, reference_hashes, access_code_hash, certificate) VALUES ($1, $2, $3, $4, $5)`,
    [id, at, known.referenceHashes, known.accessCodeHash, certificate],
  );
}

export interface KeptErasure {
  readonly at: Date;
  readonly access_code_hash: string;
  readonly certificate: string;
}

export async function findErasure(sql: EntityManager, referenceHash: string): Promise<KeptErasure | undefined> {
  const [row] = await sql.query<KeptErasure[]>(
    'SELECT at, access_code_hash, certificate FROM erasure WHERE reference_hashes @> ARRAY[$1::text]',
    [referenceHash],
  );
  return row;
}

/** Applications of people whose keys are destroyed and whose rows are still there: an erasure that a crash broke off. */
export async function findUnfinished(sql: EntityManager, residents: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ application_id: string }[]>(
    'SELECT DISTINCT application_id FROM person WHERE resident_id = ANY ($1::uuid[])',
    [residents],
  );
  return rows.map((row) => row.application_id);
}
