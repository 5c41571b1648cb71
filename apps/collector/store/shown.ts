import { legalBasesOf, type Disclosure, type Segment } from '#contracts';
import { columns } from '#database';
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

/** A version is inserted once; later only whether it was taken back can change. */
export async function writeFiled(store: Store, sql: EntityManager, rows: readonly FiledOf[]): Promise<void> {
  if (rows.length === 0) return;
  const values = await store.prepare(rows.map(({ residentId }) => residentId));
  const sorted = rows.map((row) => filedRow(values, row)).sort((one, other) => (one.key < other.key ? -1 : 1));
  await sql.query(
    `INSERT INTO filed (resident_id, agency, version, schema_version, recipient, filed_at, withdrawn, content)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::timestamptz[], $7::boolean[], $8::bytea[])
     ON CONFLICT (resident_id, agency, version) DO UPDATE SET withdrawn = excluded.withdrawn`,
    columns(sorted, {
      residentId: 'uuid',
      agency: 'text',
      version: 'integer',
      schemaVersion: 'text',
      recipient: 'text',
      filedAt: 'timestamptz',
      withdrawn: 'boolean',
      content: 'bytea',
    }),
  );
}

function filedRow(values: PreparedValues, { residentId, dossier }: FiledOf) {
  const { data, absent, answers, claims, ended, ...columnsOfDossier } = dossier;
  const content: DossierContent = { data, absent, answers, claims, ended };
  const key = `${residentId}/${dossier.agency}/${String(dossier.version).padStart(9, '0')}`;
  return { ...columnsOfDossier, residentId, key, content: values.seal(residentId, content) };
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
      content: values.seal(residentId, {
        paths: disclosure.paths,
        purpose: store.contracts.process(disclosure.agency).purpose,
        legalBasis: legalBasesOf(store.contracts, disclosure),
      }),
    }))
    .sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
  await sql.query(
    `INSERT INTO disclosure (event_id, resident_id, agency, recipient, dossier_version, at, content)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::timestamptz[], $7::bytea[])
     ON CONFLICT DO NOTHING`,
    columns(sorted, {
      eventId: 'uuid',
      residentId: 'uuid',
      agency: 'text',
      recipient: 'text',
      dossierVersion: 'integer',
      at: 'timestamptz',
      content: 'bytea',
    }),
  );
}

export async function writeElements(sql: EntityManager, rows: readonly ElementRow[]): Promise<void> {
  const sorted = [...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const kept = sorted.filter(({ digest }) => digest !== null);
  const gone = sorted.filter(({ digest }) => digest === null);
  if (kept.length > 0) {
    await sql.query(
      `INSERT INTO element (resident_id, kind, id, digest) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
       ON CONFLICT (resident_id, kind, id) DO UPDATE SET digest = excluded.digest`,
      columns(kept, { residentId: 'uuid', kind: 'text', id: 'text', digest: 'text' }),
    );
  }
  if (gone.length > 0) {
    await sql.query(
      `DELETE FROM element e USING unnest($1::uuid[], $2::text[], $3::text[]) AS g (resident_id, kind, id)
       WHERE (e.resident_id, e.kind, e.id) = (g.resident_id, g.kind, g.id)`,
      columns(gone, { residentId: 'uuid', kind: 'text', id: 'text' }),
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
    `UPDATE record SET segments = s.segments FROM unnest($1::uuid[], $2::jsonb[]) AS s (resident_id, segments)
     WHERE record.resident_id = s.resident_id`,
    [rows.map(({ residentId }) => residentId), rows.map(({ segments }) => JSON.stringify(segments))],
  );
}
