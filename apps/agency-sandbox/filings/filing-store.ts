import type { EntityManager } from 'typeorm';
import type { Filing } from './filing.js';

type Sql = Pick<EntityManager, 'query'>;

/** What was really filed: an entry per idempotency key, and how often it was sent. */
export interface Received {
  readonly idempotencyKey: string;
  readonly caseReference: string;
  readonly dossierVersion: number;
  readonly paths: readonly string[];
  readonly at: string;
  readonly times: number;
}

/** The table `filing`. */
export class FilingStore {
  /** Resolves to whether the key is new; a known one is counted. */
  async receive(sql: Sql, agency: string, key: string, filing: Filing, at: Date): Promise<boolean> {
    const [row]: { times: number }[] = await sql.query(
      `INSERT INTO filing (agency, idempotency_key, case_reference, dossier_version, paths, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (agency, idempotency_key) DO UPDATE SET times = filing.times + 1 RETURNING times`,
      [agency, key, filing.caseReference, filing.dossierVersion, Object.keys(filing.data).sort(), at],
    );
    return row?.times === 1;
  }

  async list(sql: Sql, agency: string): Promise<Received[]> {
    const rows: (Omit<Received, 'at'> & { at: Date })[] = await sql.query(
      `SELECT idempotency_key AS "idempotencyKey", case_reference AS "caseReference", dossier_version AS "dossierVersion",
         paths, at, times FROM filing WHERE agency = $1 ORDER BY position`,
      [agency],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
