import { compareOrder, slotOf, standing, assurances, type Fact } from '#profile';
import type { EntityManager } from 'typeorm';
import { columns, groupBy, type Store } from './store.js';

export type ResidentFact = Fact & { readonly residentId: string; readonly recordedAt: string };

interface FactRow {
  resident_id: string;
  event_id: string;
  index: number;
  path: number;
  source: number;
  assurance: number;
  observed_at: Date;
  recorded_at: Date;
  content: Buffer;
}

const COLUMNS = ['event_id', 'index', 'resident_id', 'path', 'source', 'assurance', 'observed_at', 'content'] as const;
const TYPES =
  'unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[], $7::timestamptz[], $8::bytea[]';

const APPEND = `
  INSERT INTO fact (event_id, index, resident_id, path, source, assurance, observed_at, content, recorded_at)
  SELECT *, $9::timestamptz FROM ${TYPES})`;

/** The greatest of each place stays: the same order as \`compareOrder\`, since uuids compare as their text does. */
const RAISE = `
  INSERT INTO standing AS s (event_id, index, resident_id, path, source, assurance, observed_at, content, slot)
  SELECT * FROM ${TYPES}, $9::text[])
  ON CONFLICT (resident_id, path, source, slot) DO UPDATE SET
    event_id = excluded.event_id, index = excluded.index, assurance = excluded.assurance,
    observed_at = excluded.observed_at, content = excluded.content
  WHERE (excluded.observed_at, excluded.event_id, excluded.index) > (s.observed_at, s.event_id, s.index)`;

/** Appends facts and keeps what stands, in two statements however many there are. */
export async function appendFacts(
  store: Store,
  sql: EntityManager,
  facts: readonly ResidentFact[],
  recordedAt: string,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = new Map([...facts].sort(compareIds).map((fact) => [fact, toRow(store, fact)]));
  await sql.query(APPEND, [...columns([...rows.values()], COLUMNS), recordedAt]);
  const raised = standingOf(store, facts);
  await sql.query(RAISE, [
    ...columns(
      raised.map((fact) => rows.get(fact)!),
      COLUMNS,
    ),
    raised.map((fact) => slotOf(store.contracts, fact)),
  ]);
}

export async function standingFacts(
  store: Store,
  sql: EntityManager,
  residents: readonly string[],
): Promise<ResidentFact[]> {
  const rows = await sql.query<FactRow[]>(`SELECT * FROM standing WHERE resident_id = ANY($1::uuid[])`, [residents]);
  return rows.map((row) => toFact(store, row));
}

/** Every fact of one resident, as it was ever recorded. */
export async function factHistory(
  store: Store,
  sql: EntityManager,
  residentId: string,
  path: string,
): Promise<ResidentFact[]> {
  const rows = await sql.query<FactRow[]>(
    `SELECT * FROM fact WHERE resident_id = $1 AND path = $2 ORDER BY observed_at, event_id, index`,
    [residentId, store.paths.idOf(path)],
  );
  return rows.map((row) => toFact(store, row));
}

/** Per resident what can still win, sorted as rows are written: two batches that meet never wait for each other in a ring. */
function standingOf(store: Store, facts: readonly ResidentFact[]): ResidentFact[] {
  const byResident = groupBy(facts, (fact) => fact.residentId);
  return [...byResident.keys()].sort().flatMap((residentId) => {
    const own = standing(store.contracts, byResident.get(residentId) ?? []) as ResidentFact[];
    return own.sort((one, other) => compareOrder(one, other));
  });
}

function compareIds(one: Fact, other: Fact): number {
  if (one.eventId !== other.eventId) return one.eventId < other.eventId ? -1 : 1;
  return one.index - other.index;
}

function toRow(store: Store, fact: ResidentFact): Omit<FactRow, 'recorded_at'> {
  const { residentId, eventId, index, path, source, assurance, observedAt, recordedAt: _, ...content } = fact;
  return {
    resident_id: residentId,
    event_id: eventId,
    index,
    path: store.paths.idOf(path),
    source: store.sources.idOf(source),
    assurance: assurances.indexOf(assurance as (typeof assurances)[number]),
    observed_at: new Date(observedAt),
    content: store.seal(residentId, content),
  };
}

function toFact(store: Store, row: FactRow): ResidentFact {
  return {
    ...store.unseal<Pick<Fact, 'value' | 'absence' | 'retracted' | 'validFrom' | 'validTo' | 'replaces' | 'settles'>>(
      row.resident_id,
      row.content,
    ),
    residentId: row.resident_id,
    eventId: row.event_id,
    index: row.index,
    path: store.paths.nameOf(row.path),
    source: store.sources.nameOf(row.source),
    assurance: assurances[row.assurance] ?? 'selfDeclared',
    observedAt: row.observed_at.toISOString(),
    recordedAt: (row.recorded_at ?? row.observed_at).toISOString(),
  };
}
