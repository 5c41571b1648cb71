import { legalBasesOf, type Disclosure, type Segment } from '#contracts';
import { unnest } from '#database';
import type { PreparedValues } from '#secrecy';
import type { EntityManager } from 'typeorm';
import type { DossierContent, FiledDossier } from '../case/record.js';
import type { Store } from './store.js';

export interface FiledOf {
  residentId: string;
  dossier: FiledDossier;
}

interface ElementRow {
  residentId: string;
  kind: string;
  id: string;
  /** Keyed digest of the body; null when the element is gone. */
  digest: string | null;
}

const FILED = unnest({
  residentId: 'uuid',
  agency: 'text',
  version: 'integer',
  schemaVersion: 'text',
  filedAt: 'timestamptz',
  withdrawn: 'boolean',
  content: 'bytea',
});
const DISCLOSURES = unnest({
  eventId: 'uuid',
  residentId: 'uuid',
  agency: 'text',
  dossierVersion: 'integer',
  at: 'timestamptz',
  content: 'bytea',
});
const KEPT_ELEMENTS = unnest({ residentId: 'uuid', kind: 'text', id: 'text', digest: 'text' });
const GONE_ELEMENTS = unnest({ residentId: 'uuid', kind: 'text', id: 'text' });
const SEGMENTS = unnest({ residentId: 'uuid', segments: 'jsonb' });

/** A version is inserted once; later only whether it was taken back can change. */
export async function writeFiled(store: Store, sql: EntityManager, rows: readonly FiledOf[]): Promise<void> {
  if (rows.length === 0) return;
  const values = await store.prepare(rows.map(({ residentId }) => residentId));
  const sorted = rows.map((row) => filedRow(values, row)).sort((one, other) => (one.key < other.key ? -1 : 1));
  await sql.query(
    `INSERT INTO filed (resident_id, agency, version, schema_version, filed_at, withdrawn, content)
     SELECT * FROM ${FILED.as('dossier')}
     ON CONFLICT (resident_id, agency, version) DO UPDATE SET withdrawn = excluded.withdrawn`,
    FILED.values(sorted),
  );
}

/** One version of a resident's dossier for an agency. */
export const placeOfFiled = ({ agency, version }: Pick<FiledDossier, 'agency' | 'version'>): string =>
  `filed/${agency}/${version}`;

function filedRow(values: PreparedValues, { residentId, dossier }: FiledOf) {
  const { recipient, data, absent, answers, claims, ended, ...columnsOfDossier } = dossier;
  const content: DossierContent = { recipient, data, absent, answers, claims, ended };
  const key = `${residentId}/${dossier.agency}/${String(dossier.version).padStart(9, '0')}`;
  return { ...columnsOfDossier, residentId, key, content: values.seal(residentId, placeOfFiled(dossier), content) };
}

export async function appendDisclosures(
  store: Store,
  sql: EntityManager,
  rows: readonly { residentId: string; disclosure: Disclosure }[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = await store.prepare(rows.map(({ residentId }) => residentId));
  const sorted = rows
    .map(({ residentId, disclosure }) => ({
      ...disclosure,
      residentId,
      content: values.seal(residentId, `disclosure/${disclosure.eventId}`, {
        recipient: disclosure.recipient,
        paths: disclosure.paths,
        purpose: store.contracts.process(disclosure.agency).purpose,
        legalBasis: legalBasesOf(store.contracts, disclosure),
      }),
    }))
    .sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
  await sql.query(
    `INSERT INTO disclosure (event_id, resident_id, agency, dossier_version, at, content)
     SELECT * FROM ${DISCLOSURES.as('disclosure')}
     ON CONFLICT DO NOTHING`,
    DISCLOSURES.values(sorted),
  );
}

export async function writeElements(sql: EntityManager, rows: readonly ElementRow[]): Promise<void> {
  const sorted = [...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const kept = sorted.filter(({ digest }) => digest !== null);
  const gone = sorted.filter(({ digest }) => digest === null);
  if (kept.length > 0) {
    await sql.query(
      `INSERT INTO element (resident_id, kind, id, digest) SELECT * FROM ${KEPT_ELEMENTS.as('kept')}
       ON CONFLICT (resident_id, kind, id) DO UPDATE SET digest = excluded.digest`,
      KEPT_ELEMENTS.values(kept),
    );
  }
  if (gone.length > 0) {
    await sql.query(
      `DELETE FROM element e USING ${GONE_ELEMENTS.as('g')}
       WHERE (e.resident_id, e.kind, e.id) = (g.resident_id, g.kind, g.id)`,
      GONE_ELEMENTS.values(gone),
    );
  }
}

function keyOf({ residentId, kind, id }: ElementRow): string {
  return `${residentId}/${kind}/${id}`;
}

export async function writeSegments(
  sql: EntityManager,
  rows: readonly { residentId: string; segments: readonly Segment[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `UPDATE record SET segments = s.segments FROM ${SEGMENTS.as('s')}
     WHERE record.resident_id = s.resident_id`,
    SEGMENTS.values(rows.map((row) => ({ ...row, segments: JSON.stringify(row.segments) }))),
  );
}
