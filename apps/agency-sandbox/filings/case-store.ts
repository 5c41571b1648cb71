import type { Json } from '#contracts';
import type { StoredValues } from '#secrecy';
import type { Sql } from '#database';
import type { CaseHashes, CaseKey } from '../case-key.js';
import type { AgencyCase } from './plan.js';

/** A case as one recipient keeps it. */
export interface KeptCase extends AgencyCase, CaseKey {
  readonly ownReference: string;
  /** What it issues, once and for all. */
  readonly issues: Readonly<Record<string, Json>>;
}

/** What of a case is sealed. */
type CaseContent = Omit<KeptCase, 'agency' | 'version' | 'state'>;

interface Row extends Pick<KeptCase, 'agency' | 'version' | 'state'> {
  case_hash: string;
  resident_id: string;
  content: Buffer;
}

interface NumberRow {
  number_hash: string;
  resident_id: string;
  content: Buffer;
}

const COLUMNS = 'case_hash, agency, owner AS resident_id, dossier_version AS version, state, content';

/** The tables `agency_case`, `numbering` and `issued_number`. */
export class CaseStore {
  constructor(
    private readonly values: StoredValues,
    private readonly hashes: CaseHashes,
  ) {}

  /** Locks the person's cases, also while there are none: filings about them are decided one after another. */
  async find(sql: Sql, key: CaseKey): Promise<KeptCase | undefined> {
    const person = this.hashes.owner(key.caseReference);
    await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${key.agency} ${person}`]);
    const rows: Row[] = await sql.query(`SELECT ${COLUMNS} FROM agency_case WHERE case_hash = $1`, [
      this.hashes.case(key),
    ]);
    return (await this.keptOf(rows))[0];
  }

  async inState(sql: Sql, agency: string, state: AgencyCase['state']): Promise<KeptCase[]> {
    const rows: Row[] = await sql.query(
      `SELECT ${COLUMNS} FROM agency_case WHERE agency = $1 AND state = $2 ORDER BY case_hash FOR UPDATE`,
      [agency, state],
    );
    return this.keptOf(rows);
  }

  async save(sql: Sql, one: KeptCase): Promise<void> {
    const { agency, version, state, ...content } = one;
    const [hash, owner] = [this.hashes.case(one), this.hashes.owner(one.caseReference)];
    await sql.query(
      `INSERT INTO agency_case (case_hash, agency, owner, dossier_version, state, content) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (case_hash) DO UPDATE SET dossier_version = excluded.dossier_version, state = excluded.state,
         content = excluded.content`,
      [
        hash,
        agency,
        owner,
        version,
        state,
        await this.values.seal(owner, placeOf({ case_hash: hash }), content satisfies CaseContent),
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
    const owner = this.hashes.owner(caseReference);
    const rows: NumberRow[] = await sql.query(
      `SELECT number_hash, owner AS resident_id, content FROM issued_number WHERE agency = $1 AND owner = $2`,
      [agency, owner],
    );
    const [given] = await this.values.openRows(rows, placeOfNumber, (_, number: string) => number);
    if (given !== undefined) return given;
    for (const number of candidates) {
      const hash = this.hashes.number(agency, number);
      const taken: unknown[] = await sql.query(
        `INSERT INTO issued_number (agency, number_hash, owner, content) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [agency, hash, owner, await this.values.seal(owner, placeOfNumber({ number_hash: hash }), number)],
      );
      if (taken.length > 0) return number;
    }
    throw new Error(`The simulated agency ${agency} has no number left for this case. Start with a fresh DATA_DIR.`);
  }

  /** Those of persons whom the agency has forgotten are none any more. */
  private keptOf(rows: readonly Row[]): Promise<KeptCase[]> {
    return this.values.openRows(rows, placeOf, ({ agency, version, state }, content: CaseContent) => ({
      agency,
      version,
      state,
      ...content,
    }));
  }
}

const placeOf = ({ case_hash: hash }: Pick<Row, 'case_hash'>): string => `agency_case/${hash}`;

const placeOfNumber = ({ number_hash: hash }: Pick<NumberRow, 'number_hash'>): string => `issued_number/${hash}`;
