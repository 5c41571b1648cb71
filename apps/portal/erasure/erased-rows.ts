import type { EntityManager } from 'typeorm';
import type { Certified } from './certificates.js';

/**
 * What the portal keeps of an application, in the order in which it can be deleted: `$1` is its id.
 * @internal for tests: tables that end with an application are here, or are swept
 */
export const ROWS: readonly (readonly [table: string, condition: string])[] = [
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

/** How many rows of each table there were. What is counted of its cases is not among them: see `CaseCopy.forget`. */
export async function deleteRowsOf(sql: EntityManager, applicationId: string): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const [table, condition] of ROWS) {
    const [, count] = await sql.query<[unknown[], number]>(`DELETE FROM ${table} WHERE ${condition}`, [applicationId]);
    if (count > 0) deleted[table] = count;
  }
  return deleted;
}

/** What is known before anything is destroyed. */
export type Order = Omit<Certified, 'rule' | 'deleted' | 'oldCopiesUntil'>;

interface OrderRow {
  readonly id: string;
  readonly at: Date;
  readonly rule: Certified['rule'];
  readonly destroys: Certified['destroyed'];
  readonly remains: Certified['remains'] | null;
  readonly certificate: string | null;
}

/**
 * From its commit on nobody comes in, and the application is gone for all who look for it. Who comes back is known by the
 * keyed hashes of references and code, which are kept.
 */
export async function keepOrder(sql: EntityManager, applicationId: string, order: Order): Promise<void> {
  await sql.query(
    `INSERT INTO erasure (id, application_id, at, rule, destroys, remains, access_code_hash, reference_hashes)
     SELECT $2, id, $3, CASE WHEN submitted_at IS NULL THEN 'draft' ELSE 'case' END, $4, $5, access_code_hash,
       ARRAY(SELECT reference_hash FROM person WHERE application_id = $1) FROM application WHERE id = $1`,
    [applicationId, order.id, order.at, JSON.stringify(order.destroyed), JSON.stringify(order.remains)],
  );
  await sql.query('UPDATE application SET erased_at = $2 WHERE id = $1', [applicationId, order.at]);
  await sql.query('DELETE FROM access_token WHERE application_id = $1', [applicationId]);
  await sql.query('DELETE FROM return_link WHERE application_id = $1', [applicationId]);
}

/** Who waits for it waits for who carries it out. */
export async function lockOrder(
  sql: EntityManager,
  applicationId: string,
): Promise<Omit<Certified, 'deleted' | 'oldCopiesUntil'> & { certificate: string | undefined }> {
  const [row] = await sql.query<OrderRow[]>(
    'SELECT id, at, rule, destroys, remains, certificate FROM erasure WHERE application_id = $1 FOR UPDATE',
    [applicationId],
  );
  if (!row) throw new Error(`nobody ordered to erase application ${applicationId}`);
  const { id, at, rule, destroys: destroyed, remains, certificate } = row;
  const order = { id, at: at.toISOString(), rule, destroyed, ...(remains && { remains }) };
  return { ...order, certificate: certificate ?? undefined };
}

export async function keepCertificate(
  sql: EntityManager,
  { id }: Pick<Order, 'id'>,
  certificate: string,
): Promise<void> {
  await sql.query('UPDATE erasure SET certificate = $2 WHERE id = $1', [id, certificate]);
}

/** Whose keys are to be destroyed: also those that no longer open. */
export async function residentsOf(sql: EntityManager, applicationId: string): Promise<string[]> {
  const rows = await sql.query<{ resident_id: string }[]>(
    'SELECT resident_id FROM person WHERE application_id = $1 ORDER BY place',
    [applicationId],
  );
  return rows.map(({ resident_id: residentId }) => residentId);
}

export async function casesOf(sql: EntityManager, applicationId: string): Promise<string[]> {
  const rows = await sql.query<{ case_id: string }[]>(
    'SELECT case_id FROM person WHERE application_id = $1 AND case_id IS NOT NULL',
    [applicationId],
  );
  return rows.map(({ case_id: caseId }) => caseId);
}

/** Erasures that were ordered and broken off. */
export async function findUnfinished(sql: EntityManager): Promise<string[]> {
  const rows = await sql.query<{ id: string }[]>(
    'SELECT application_id AS id FROM erasure WHERE certificate IS NULL ORDER BY at',
  );
  return rows.map(({ id }) => id);
}

/** Applications of people who were erased, which came back with an old copy of the database. */
export async function findReturned(sql: EntityManager, residents: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ application_id: string }[]>(
    `SELECT DISTINCT application_id FROM person JOIN application ON application.id = application_id
      WHERE resident_id = ANY ($1::uuid[]) AND erased_at IS NULL`,
    [residents],
  );
  return rows.map((row) => row.application_id);
}

export interface Aging {
  readonly id: string;
  /** Since when its rule counts, at the earliest. */
  readonly at: Date;
}

export const findOldDrafts = (sql: EntityManager, before: Date): Promise<Aging[]> =>
  sql.query(
    'SELECT id, touched_at AS at FROM application WHERE submitted_at IS NULL AND erased_at IS NULL AND touched_at < $1',
    [before],
  );

/** No agency can have answered before: of most it need not be asked. Whoever had theirs restricted may need it still (GDPR article 18(1)). */
export const findOldSubmissions = (sql: EntityManager, before: Date): Promise<Aging[]> =>
  sql.query(
    'SELECT id, submitted_at AS at FROM application WHERE submitted_at < $1 AND erased_at IS NULL AND restricted_at IS NULL',
    [before],
  );

export async function isUntouchedSince(sql: EntityManager, applicationId: string, at: Date): Promise<boolean> {
  const rows = await sql.query<unknown[]>('SELECT 1 FROM application WHERE id = $1 AND touched_at = $2', [
    applicationId,
    at,
  ]);
  return rows.length > 0;
}

/** What is known before the keys of one purpose are destroyed. */
export type PurposeOrder = Pick<Certified, 'id' | 'at' | 'destroyed'> & Required<Pick<Certified, 'kept'>>;

/** One that was ordered before stays as it is. */
export async function keepPurposeOrder(
  sql: EntityManager,
  applicationId: string,
  agency: string,
  { id, at, destroyed, kept }: PurposeOrder,
): Promise<void> {
  await sql.query(
    `INSERT INTO purpose_erasure (id, application_id, agency, at, destroys, kept) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (application_id, agency) DO NOTHING`,
    [id, applicationId, agency, at, JSON.stringify(destroyed), JSON.stringify(kept)],
  );
}

export async function lockPurposeOrder(
  sql: EntityManager,
  applicationId: string,
  agency: string,
): Promise<PurposeOrder & { certificate: string | undefined }> {
  const [row] = await sql.query<
    {
      id: string;
      at: Date;
      destroys: PurposeOrder['destroyed'];
      kept: PurposeOrder['kept'];
      certificate: string | null;
    }[]
  >(
    'SELECT id, at, destroys, kept, certificate FROM purpose_erasure WHERE application_id = $1 AND agency = $2 FOR UPDATE',
    [applicationId, agency],
  );
  if (!row) throw new Error(`nobody ordered to erase application ${applicationId} for ${agency}`);
  const { id, at, destroys: destroyed, kept, certificate } = row;
  return { id, at: at.toISOString(), destroyed, kept, certificate: certificate ?? undefined };
}

export async function keepPurposeCertificate(
  sql: EntityManager,
  { id }: Pick<PurposeOrder, 'id'>,
  certificate: string,
): Promise<void> {
  await sql.query('UPDATE purpose_erasure SET certificate = $2 WHERE id = $1', [id, certificate]);
}

export function findPurposeOrders(sql: EntityManager): Promise<{ applicationId: string; agency: string }[]> {
  return sql.query(
    'SELECT application_id AS "applicationId", agency FROM purpose_erasure WHERE certificate IS NULL ORDER BY at',
  );
}
