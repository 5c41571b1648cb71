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
  readonly mayBeSameAs?: readonly string[];
}

/** The table `filing`. */
export class FilingStore {
  /** Resolves to whether the key is new; a known one is counted. */
  async receive(sql: Sql, agency: string, key: string, filing: Filing, at: Date): Promise<boolean> {
    const [row]: { times: number }[] = await sql.query(
      `INSERT INTO filing (agency, idempotency_key, case_reference, dossier_version, paths, at, may_be_same_as)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (agency, idempotency_key) DO UPDATE SET times = filing.times + 1 RETURNING times`,
      [
        ...[agency, key, filing.caseReference, filing.dossierVersion, Object.keys(filing.data).sort(), at],
        filing.mayBeSameAs ?? null,
      ],
    );
    return row?.times === 1;
  }

  async list(sql: Sql, agency: string): Promise<Received[]> {
    const rows: (Omit<Received, 'at' | 'mayBeSameAs'> & { at: Date; same: string[] | null })[] = await sql.query(
      `SELECT idempotency_key AS "idempotencyKey", case_reference AS "caseReference", dossier_version AS "dossierVersion",
         paths, at, times, may_be_same_as AS same FROM filing WHERE agency = $1 ORDER BY position`,
      [agency],
    );
    return rows.map(({ same, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      ...(same && { mayBeSameAs: same }),
    }));
  }
}
