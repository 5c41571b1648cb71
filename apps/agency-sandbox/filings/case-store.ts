import type { Json } from '#contracts';
import type { StoredValues } from '#secrecy';
import type { Sql } from '#database';
import type { CaseKey } from '../reports/report.js';
import type { AgencyCase } from './plan.js';

/** A case as one recipient keeps it. */
export interface KeptCase extends AgencyCase, CaseKey {
  readonly ownReference: string;
  /** What it issues, once and for all. */
  readonly issues: Readonly<Record<string, Json>>;
}

interface Row {
  agency: string;
  case_reference: string;
  recipient: string;
  own_reference: string;
  dossier_version: number;
  state: AgencyCase['state'];
  asked: string[] | null;
  facts: Buffer;
}

/** The tables `agency_case`, `numbering` and `issued_number`. */
export class CaseStore {
  constructor(private readonly values: StoredValues) {}

  /** Locks the person's cases, also while there are none: filings about them are decided one after another. */
  async find(sql: Sql, { agency, recipient, caseReference }: CaseKey): Promise<KeptCase | undefined> {
    await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${agency} ${caseReference}`]);
    const [row]: Row[] = await sql.query(
      `SELECT * FROM agency_case WHERE agency = $1 AND recipient = $2 AND case_reference = $3`,
      [agency, recipient, caseReference],
    );
    return row && (await this.keptOf([row]))[0];
  }

  async inState(sql: Sql, agency: string, state: AgencyCase['state']): Promise<KeptCase[]> {
    const rows: Row[] = await sql.query(
      `SELECT * FROM agency_case WHERE agency = $1 AND state = $2 ORDER BY case_reference, recipient FOR UPDATE`,
      [agency, state],
    );
    return this.keptOf(rows);
  }

  async save(sql: Sql, one: KeptCase): Promise<void> {
    await sql.query(
      `INSERT INTO agency_case (agency, case_reference, recipient, own_reference, dossier_version, state, asked, facts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (agency, recipient, case_reference) DO UPDATE SET dossier_version = excluded.dossier_version,
         state = excluded.state, asked = excluded.asked, facts = excluded.facts`,
      [
        one.agency,
        one.caseReference,
        one.recipient,
        one.ownReference,
        one.version,
        one.state,
        one.asked ?? null,
        await this.values.seal(one.caseReference, placeOf(one), one.issues),
      ],
    );
  }

  /** Counts an agency's cases from 1. */
  async nextNumber(sql: Sql, agency: string): Promise<number> {
    const [row]: { last: number }[] = await sql.query(
      `INSERT INTO numbering (agency, last) VALUES ($1, 1)
       ON CONFLICT (agency) DO UPDATE SET last = numbering.last + 1 RETURNING last`,
      [agency],
    );
    return row?.last ?? 1;
  }

  /** What the person was given before, wherever; or the first candidate that nobody has. @throws when all are given out. */
  async take(sql: Sql, agency: string, caseReference: string, candidates: Iterable<string>): Promise<string> {
    const [given]: { number: string }[] = await sql.query(
      `SELECT number FROM issued_number WHERE agency = $1 AND case_reference = $2`,
      [agency, caseReference],
    );
    if (given) return given.number;
    for (const number of candidates) {
      const taken: unknown[] = await sql.query(
        `INSERT INTO issued_number (agency, number, case_reference) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
        [agency, number, caseReference],
      );
      if (taken.length > 0) return number;
    }
    throw new Error(`The simulated agency ${agency} has no number left for this case. Start with a fresh DATA_DIR.`);
  }

  /** Those of persons whom the agency has forgotten are none any more. */
  private keptOf(rows: readonly Row[]): Promise<KeptCase[]> {
    const sealed = rows.map((row) => ({ ...row, resident_id: row.case_reference, content: row.facts }));
    return this.values.openRows(sealed, rowPlace, (row, issues: KeptCase['issues']) => ({
      agency: row.agency,
      caseReference: row.case_reference,
      recipient: row.recipient,
      ownReference: row.own_reference,
      version: row.dossier_version,
      state: row.state,
      issues,
      ...(row.asked && { asked: row.asked }),
    }));
  }
}

const placeOf = ({ agency, recipient, caseReference }: CaseKey): string =>
  `agency_case/${agency}/${recipient}/${caseReference}`;

const rowPlace = ({ agency, recipient, case_reference: caseReference }: Row): string =>
  placeOf({ agency, recipient, caseReference });
