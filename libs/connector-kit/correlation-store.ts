import type { EntityManager } from 'typeorm';

type Sql = Pick<EntityManager, 'query'>;

/** Whom a reference means: the hub's own reference of a case, or the name that an agency gave it. */
export interface Correlation {
  readonly residentId: string;
  readonly caseId: string;
  readonly caseReference: string;
  /** Who has the newest dossier of the case: nobody else speaks of it. */
  readonly recipient: string;
  readonly version: number;
}

/** `named_by` of the references that the hub gave out; an agency's own stand under its recipient. */
const HUB = 'hub';

interface Row {
  reference: string;
  resident_id: string;
  case_id: string;
  case_reference: string;
  recipient: string;
  dossier_version: number;
}

/** The table `correlation`: before a CPR number exists, a reference is all that an agency and the hub both know. */
export class CorrelationStore {
  /** A newer dossier version says who the recipient is now; an older one that comes late changes nothing. */
  async learnCases(sql: Sql, correlations: readonly Correlation[]): Promise<void> {
    const newest = new Map<string, Correlation>();
    for (const one of correlations) {
      const known = newest.get(one.caseReference);
      if (!known || known.version < one.version) newest.set(one.caseReference, one);
    }
    const rows = [...newest.values()].sort((a, b) => (a.caseReference < b.caseReference ? -1 : 1));
    await sql.query(
      `INSERT INTO correlation (named_by, reference, resident_id, case_id, case_reference, recipient, dossier_version)
       SELECT '${HUB}', reference, resident_id, case_id, reference, recipient, version
       FROM UNNEST($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::int[]) AS n (reference, resident_id, case_id, recipient, version)
       ON CONFLICT (named_by, reference) DO UPDATE SET recipient = excluded.recipient, dossier_version = excluded.dossier_version
       WHERE correlation.dossier_version < excluded.dossier_version`,
      [
        rows.map((row) => row.caseReference),
        rows.map((row) => row.residentId),
        rows.map((row) => row.caseId),
        rows.map((row) => row.recipient),
        rows.map((row) => row.version),
      ],
    );
  }

  /** What an agency calls a case. */
  async learnName(sql: Sql, name: string, recipient: string, caseReference: string): Promise<void> {
    await sql.query(
      `INSERT INTO correlation (named_by, reference, resident_id, case_id, case_reference, recipient, dossier_version)
       SELECT $2, $1, resident_id, case_id, case_reference, $2, dossier_version FROM correlation WHERE named_by = '${HUB}' AND reference = $3
       ON CONFLICT (named_by, reference) DO NOTHING`,
      [name, recipient, caseReference],
    );
  }

  /** By the hub's reference, or by the name that this `source` gave the case. Keyed by `<source> <reference>` as asked. */
  async find(sql: Sql, asked: readonly { source: string; reference: string }[]): Promise<Map<string, Correlation>> {
    const rows: (Row & { source: string; asked: string })[] = await sql.query(
      `SELECT a.source, a.reference AS asked, hub.* FROM UNNEST($1::text[], $2::text[]) AS a (source, reference)
       JOIN correlation named ON named.reference = a.reference AND named.named_by IN ('${HUB}', a.source)
       JOIN correlation hub ON hub.named_by = '${HUB}' AND hub.reference = named.case_reference`,
      [asked.map(({ source }) => source), asked.map(({ reference }) => reference)],
    );
    return new Map(rows.map((row) => [`${row.source} ${row.asked}`, correlation(row)]));
  }
}

function correlation(row: Row): Correlation {
  return {
    residentId: row.resident_id,
    caseId: row.case_id,
    caseReference: row.case_reference,
    recipient: row.recipient,
    version: row.dossier_version,
  };
}
