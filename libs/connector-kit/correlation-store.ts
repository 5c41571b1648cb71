import { unnest, type Sql } from '#database';
import type { PreparedValues, StoredValues } from '#secrecy';
import { placeOfContent, type DeliveryContent } from './delivery/delivery-store.js';
import { HUB, nameHash, nameHashes, recipientHash } from './hashes.js';

/** Whom a reference means: the hub's own reference of a case, or the name that an agency gave it. */
export interface Correlation {
  readonly residentId: string;
  readonly caseId: string;
}

/** A case and what somebody calls it. */
export interface Named extends Correlation {
  readonly reference: string;
}

/** What one recipient has of a case. */
export interface Held {
  readonly versions: readonly number[];
  /** The hub's reference of the case; undefined where its person was erased. */
  readonly caseReference?: string;
  /** The facts that the contract of the newest one closes for its person. */
  readonly closed: readonly string[];
}

/** A reference as one source used it; without `held` the source has no dossier of that case, or none any more. */
export interface Asked extends Correlation {
  readonly held?: Held;
  /** Nothing is left of whom it means: whatever is said of them is heard, and nothing of it kept. */
  readonly isErased?: true;
}

/** A case with one of the recipients that have a dossier of it, if any has. */
interface Row extends Correlation {
  readonly place: number;
  readonly recipientHash: string | null;
  readonly versions: number[];
  /** Of the newest delivery, and what it keeps. */
  readonly key: string;
  readonly content: Buffer;
}

const NAMES = unnest({ name: 'text', residentId: 'uuid', caseId: 'uuid' });
const ASKED = unnest({ byHub: 'text', bySource: 'text' });

/** The table `correlation`: before a CPR number exists, a reference is all that an agency and the hub both know. */
export class CorrelationStore {
  constructor(
    private readonly values: StoredValues,
    private readonly hashKey: Buffer,
  ) {}

  /** @param namedBy the recipient that calls it so; unless given, the hub */
  async learn(sql: Sql, cases: readonly Named[], namedBy = HUB): Promise<void> {
    const rows = new Map(
      cases.map(({ reference, residentId, caseId }) => {
        const name = nameHash(this.hashKey, namedBy, reference);
        return [name, { name, residentId, caseId }];
      }),
    );
    await sql.query(
      `INSERT INTO correlation (name, resident_id, case_id) SELECT name, resident_id, case_id FROM ${NAMES.as('known')}
       ON CONFLICT (name) DO NOTHING`,
      NAMES.values([...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1))),
    );
  }

  /**
   * By the hub's reference, or by the name that this `source` gave the case. Keyed by `<source> <reference>` as asked. A
   * recipient has a dossier until it was told that it is withdrawn: what it decided before it knew is its decision.
   */
  async find(sql: Sql, asked: readonly { source: string; reference: string }[]): Promise<Map<string, Asked>> {
    const hashes = asked.map(({ source, reference }) => nameHashes(this.hashKey, source, reference));
    const rows: Row[] = await sql.query(
      `SELECT a.place::int, c.resident_id AS "residentId", c.case_id AS "caseId", held.recipient_hash AS "recipientHash", held.versions, held.key, held.content
       FROM ${ASKED.placedAs('a')}
       JOIN correlation c ON c.name IN (a.by_hub, a.by_source)
       LEFT JOIN LATERAL (
         SELECT recipient_hash, array_agg(dossier_version) FILTER (WHERE kind = 'dossier') AS versions,
           (array_agg(key ORDER BY dossier_version DESC) FILTER (WHERE kind = 'dossier'))[1] AS key,
           (array_agg(content ORDER BY dossier_version DESC) FILTER (WHERE kind = 'dossier'))[1] AS content
         FROM delivery WHERE case_id = c.case_id GROUP BY recipient_hash
         HAVING max(dossier_version) FILTER (WHERE kind = 'dossier') > COALESCE(
           max(dossier_version) FILTER (WHERE kind = 'withdrawal' AND state IN ('delivered', 'cancelled')), 0)
       ) AS held ON true`,
      ASKED.values(hashes.map(([byHub, bySource]) => ({ byHub, bySource }))),
    );
    const values = await this.values.prepare(rows.map(({ residentId }) => residentId));
    const found = new Map<string, Asked>();
    for (const row of rows) {
      const { source, reference } = asked[row.place - 1]!;
      const name = `${source} ${reference}`;
      const isTheirs = row.recipientHash === recipientHash(this.hashKey, row.caseId, source);
      if (isTheirs || !found.has(name)) found.set(name, toAsked(row, isTheirs, values));
    }
    return found;
  }

  /** Those who were erased. Asked again by whoever alone writes about them: whatever was found before that may be gone. */
  async erasedOf(residents: readonly string[]): Promise<ReadonlySet<string>> {
    const values = await this.values.prepare(residents);
    return new Set(residents.filter((resident) => values.isErased(resident)));
  }
}

function toAsked(
  { residentId, caseId, versions, key, content }: Row,
  isTheirs: boolean,
  values: PreparedValues,
): Asked {
  if (values.isErased(residentId)) return { residentId, caseId, isErased: true };
  if (!isTheirs) return { residentId, caseId };
  const known = values.open<DeliveryContent>(residentId, placeOfContent(key), content);
  const held = { versions, ...(known && { caseReference: known.reference }), closed: known?.closed ?? [] };
  return { residentId, caseId, held };
}
