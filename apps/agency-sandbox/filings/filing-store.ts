import type { Sql } from '#database';
import type { StoredValues } from '#secrecy';
import type { Filing, WithdrawalNotice } from '../agencies/filing.js';
import type { CaseHashes, CaseKey } from '../case-key.js';

/** What of a filing is sealed. */
interface FiledContent extends Pick<CaseKey, 'caseReference' | 'recipient'> {
  readonly paths: readonly string[];
  /** Paths of which the person says otherwise than the register, and those that count no longer. */
  readonly claims: readonly string[];
  readonly ended: readonly string[];
  readonly mayBeSameAs?: readonly string[];
}

/** What was really filed: an entry per idempotency key, and how often it was sent. */
export interface Received extends FiledContent {
  readonly idempotencyKey: string;
  readonly dossierVersion: number;
  readonly at: string;
  readonly times: number;
}

/** What of a withdrawal is sealed. */
interface WithdrawnContent extends Pick<CaseKey, 'caseReference' | 'recipient'> {
  readonly reason: string | null;
}

/** What a recipient was told to give up, and why. */
export interface Withdrawn extends WithdrawnContent {
  readonly dossierVersion: number;
  readonly at: string;
}

interface Row {
  resident_id: string;
  content: Buffer;
  version: number;
  at: Date;
}

type FiledRow = Row & { agency: string; key: string; times: number };
type WithdrawnRow = Row & { case_hash: string };

/** The tables `filing` and `withdrawal`: what came, and how often. */
export class FilingStore {
  constructor(
    private readonly values: StoredValues,
    private readonly hashes: CaseHashes,
  ) {}

  /** Resolves to whether the key is new; a known one is counted. */
  async receive(sql: Sql, agency: string, key: string, filing: Filing, at: Date): Promise<boolean> {
    const { caseReference, recipient, mayBeSameAs } = filing;
    const owner = this.hashes.owner(caseReference);
    const content: FiledContent = {
      caseReference,
      recipient,
      paths: Object.keys(filing.data).sort(),
      claims: pathsOf(filing.claims),
      ended: pathsOf(filing.ended),
      ...(mayBeSameAs && { mayBeSameAs }),
    };
    const [row]: { times: number }[] = await sql.query(
      `INSERT INTO filing (agency, idempotency_key, owner, dossier_version, content, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (agency, idempotency_key) DO UPDATE SET times = filing.times + 1 RETURNING times`,
      [
        agency,
        key,
        owner,
        filing.dossierVersion,
        await this.values.seal(owner, placeOfFiling({ agency, key }), content),
        at,
      ],
    );
    return row?.times === 1;
  }

  async received(sql: Sql, agency: string): Promise<Received[]> {
    const rows: FiledRow[] = await sql.query(
      `SELECT agency, idempotency_key AS key, owner AS resident_id, dossier_version AS version, content, at, times
       FROM filing WHERE agency = $1 ORDER BY position`,
      [agency],
    );
    return this.values.openRows(rows, placeOfFiling, ({ key, version, at, times }, content: FiledContent) => ({
      idempotencyKey: key,
      dossierVersion: version,
      ...content,
      at: at.toISOString(),
      times,
    }));
  }

  /** Each once, however often it is sent. */
  async withdraw(sql: Sql, agency: string, notice: WithdrawalNotice, at: Date): Promise<void> {
    const { caseReference, recipient, dossierVersion: version, reason = null } = notice;
    const owner = this.hashes.owner(caseReference);
    const hash = this.hashes.case({ agency, recipient, caseReference });
    const content: WithdrawnContent = { caseReference, recipient, reason };
    await sql.query(
      `INSERT INTO withdrawal (agency, case_hash, owner, dossier_version, content, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (case_hash, dossier_version) DO NOTHING`,
      [
        agency,
        hash,
        owner,
        version,
        await this.values.seal(owner, placeOfWithdrawal({ case_hash: hash, version }), content),
        at,
      ],
    );
  }

  async withdrawn(sql: Sql, agency: string): Promise<Withdrawn[]> {
    const rows: WithdrawnRow[] = await sql.query(
      `SELECT case_hash, owner AS resident_id, dossier_version AS version, content, at
       FROM withdrawal WHERE agency = $1 ORDER BY position`,
      [agency],
    );
    return this.values.openRows(rows, placeOfWithdrawal, ({ version, at }, content: WithdrawnContent) => ({
      dossierVersion: version,
      ...content,
      at: at.toISOString(),
    }));
  }
}

const placeOfFiling = ({ agency, key }: Pick<FiledRow, 'agency' | 'key'>): string => `filing/${agency}/${key}`;

const placeOfWithdrawal = ({ case_hash: hash, version }: Pick<WithdrawnRow, 'case_hash' | 'version'>): string =>
  `withdrawal/${hash}/${version}`;

function pathsOf(entries: Filing['claims'] = []): string[] {
  return entries.map(({ path }) => path).sort();
}
