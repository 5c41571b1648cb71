import { unnest, type Sql } from '#database';
import type { PreparedValues, StoredValues } from '#secrecy';
import { placeOfClosed } from './delivery/delivery-store.js';

/** Whom a reference means: the hub's own reference of a case, or the name that an agency gave it. */
export interface Correlation {
  readonly residentId: string;
  readonly caseId: string;
  readonly caseReference: string;
}

/** What one recipient has of a case. */
export interface Held {
  readonly versions: readonly number[];
  /** The facts that the contract of the newest one closes for its person. */
  readonly closed: readonly string[];
}

/** A reference as one source used it; without `held` the source has no dossier of that case, or none any more. */
export interface Asked extends Correlation {
  readonly held?: Held;
}

/** `named_by` of the references that the hub gave out; an agency's own stand under its recipient. */
const HUB = 'hub';

interface Row extends Correlation {
  readonly source: string;
  readonly asked: string;
  readonly versions: number[] | null;
  readonly closed: Buffer | null;
  /** Of the delivery that closed them. */
  readonly key: string;
}

const CASES = unnest({ caseReference: 'text', residentId: 'uuid', caseId: 'uuid' });
const ASKED = unnest({ source: 'text', reference: 'text' });

/** The table `correlation`: before a CPR number exists, a reference is all that an agency and the hub both know. */
export class CorrelationStore {
  constructor(private readonly values: StoredValues) {}

  async learnCases(sql: Sql, correlations: readonly Correlation[]): Promise<void> {
    const cases = new Map(correlations.map((one) => [one.caseReference, one]));
    const rows = [...cases.values()].sort((a, b) => (a.caseReference < b.caseReference ? -1 : 1));
    await sql.query(
      `INSERT INTO correlation (named_by, reference, resident_id, case_id, case_reference)
       SELECT '${HUB}', case_reference, resident_id, case_id, case_reference
       FROM ${CASES.as('known')}
       ON CONFLICT (named_by, reference) DO NOTHING`,
      CASES.values(rows),
    );
  }

  /** What an agency calls a case. */
  async learnName(sql: Sql, name: string, recipient: string, caseReference: string): Promise<void> {
    await sql.query(
      `INSERT INTO correlation (named_by, reference, resident_id, case_id, case_reference)
       SELECT $2, $1, resident_id, case_id, case_reference FROM correlation WHERE named_by = '${HUB}' AND reference = $3
       ON CONFLICT (named_by, reference) DO NOTHING`,
      [name, recipient, caseReference],
    );
  }

  /**
   * By the hub's reference, or by the name that this `source` gave the case. Keyed by `<source> <reference>` as asked. A
   * recipient has a dossier until it was told that it is withdrawn: what it decided before it knew is its decision.
   */
  async find(sql: Sql, asked: readonly { source: string; reference: string }[]): Promise<Map<string, Asked>> {
    const rows: Row[] = await sql.query(
      `SELECT a.source, a.reference AS asked, c.resident_id AS "residentId", c.case_id AS "caseId", c.case_reference AS "caseReference", held.versions, held.closed, held.key
       FROM ${ASKED.as('a')}
       JOIN correlation c ON c.reference = a.reference AND c.named_by IN ('${HUB}', a.source)
       LEFT JOIN LATERAL (
         SELECT array_agg(dossier_version) AS versions, (array_agg(closed ORDER BY dossier_version DESC))[1] AS closed,
           (array_agg(key ORDER BY dossier_version DESC))[1] AS key
         FROM delivery WHERE case_id = c.case_id AND recipient = a.source AND kind = 'dossier'
         HAVING max(dossier_version) > COALESCE((SELECT max(told.dossier_version) FROM delivery told
           WHERE told.case_id = c.case_id AND told.recipient = a.source AND told.kind = 'withdrawal'
             AND told.state IN ('delivered', 'cancelled')), 0)
       ) AS held ON true`,
      ASKED.values(asked),
    );
    const values = await this.values.prepare(rows.map((row) => row.residentId));
    return new Map(rows.map((row) => [`${row.source} ${row.asked}`, toAsked(row, values)]));
  }
}

function toAsked({ source: _, asked: __, versions, closed, key, ...correlation }: Row, values: PreparedValues): Asked {
  if (!versions) return correlation;
  const facts = closed ? values.open<string[]>(correlation.residentId, placeOfClosed(key), closed) : undefined;
  return { ...correlation, held: { versions, closed: facts ?? [] } };
}
