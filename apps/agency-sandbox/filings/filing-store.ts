import type { Sql } from '#database';
import type { Filing, WithdrawalNotice } from '../agencies/filing.js';

/** What was really filed: an entry per idempotency key, and how often it was sent. */
export interface Received {
  readonly idempotencyKey: string;
  readonly caseReference: string;
  readonly recipient: string;
  readonly dossierVersion: number;
  readonly paths: readonly string[];
  /** Paths of which the person says otherwise than the register, and those that count no longer. */
  readonly claims: readonly string[];
  readonly ended: readonly string[];
  readonly at: string;
  readonly times: number;
  readonly mayBeSameAs?: readonly string[];
}

/** What a recipient was told to give up, and why. */
export interface Withdrawn {
  readonly caseReference: string;
  readonly recipient: string;
  readonly dossierVersion: number;
  readonly reason: string | null;
  readonly at: string;
}

/** Resolves to whether the key is new; a known one is counted. */
export async function receiveFiling(sql: Sql, agency: string, key: string, filing: Filing, at: Date): Promise<boolean> {
  const [row]: { times: number }[] = await sql.query(
    `INSERT INTO filing (agency, idempotency_key, case_reference, recipient, dossier_version, paths, claims, ended, at, may_be_same_as)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (agency, idempotency_key) DO UPDATE SET times = filing.times + 1 RETURNING times`,
    [
      agency,
      key,
      filing.caseReference,
      filing.recipient,
      filing.dossierVersion,
      Object.keys(filing.data).sort(),
      pathsOf(filing.claims),
      pathsOf(filing.ended),
      at,
      filing.mayBeSameAs ?? null,
    ],
  );
  return row?.times === 1;
}

export async function listReceived(sql: Sql, agency: string): Promise<Received[]> {
  const rows: (Omit<Received, 'at' | 'mayBeSameAs'> & { at: Date; same: string[] | null })[] = await sql.query(
    `SELECT idempotency_key AS "idempotencyKey", case_reference AS "caseReference", recipient, dossier_version AS "dossierVersion",
       paths, claims, ended, at, times, may_be_same_as AS same FROM filing WHERE agency = $1 ORDER BY position`,
    [agency],
  );
  return rows.map(({ same, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    ...(same && { mayBeSameAs: same }),
  }));
}

/** Each once, however often it is sent. */
export async function noteWithdrawal(sql: Sql, agency: string, notice: WithdrawalNotice, at: Date): Promise<void> {
  await sql.query(
    `INSERT INTO withdrawal (agency, recipient, case_reference, dossier_version, reason, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (agency, recipient, case_reference, dossier_version) DO NOTHING`,
    [agency, notice.recipient, notice.caseReference, notice.dossierVersion, notice.reason ?? null, at],
  );
}

export async function listWithdrawn(sql: Sql, agency: string): Promise<Withdrawn[]> {
  const rows: (Omit<Withdrawn, 'at'> & { at: Date })[] = await sql.query(
    `SELECT case_reference AS "caseReference", recipient, dossier_version AS "dossierVersion", reason, at
     FROM withdrawal WHERE agency = $1 ORDER BY position`,
    [agency],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

function pathsOf(entries: Filing['claims'] = []): string[] {
  return entries.map(({ path }) => path).sort();
}
