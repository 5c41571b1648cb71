import { columns } from '#database';
import { assurances, slotOf, standing, type Fact } from '#profile';
import type { EntityManager } from 'typeorm';
import { groupBy, type Store } from './store.js';

export type ResidentFact = Fact & { readonly residentId: string; readonly recordedAt: string };

/** What is sealed of a fact. */
type FactContent = Pick<Fact, 'value' | 'absence' | 'retracted' | 'validFrom' | 'validTo' | 'replaces' | 'settles'>;

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

const COLUMNS = {
  resident_id: 'uuid',
  path: 'smallint',
  event_id: 'uuid',
  index: 'smallint',
  source: 'smallint',
  assurance: 'smallint',
  observed_at: 'timestamptz',
  slot: 'text',
  content: 'bytea',
} as const;

/**
 * Each fact is appended, and of each place the greatest stays: the same order as `compareOrder`, since uuids compare as
 * their text does. One statement, so that contents travel once. `slot` is null for what another of the batch outdid.
 */
const APPEND = `
  WITH new AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[], $7::timestamptz[],
      $8::text[], $9::bytea[]) AS new (resident_id, path, event_id, index, source, assurance, observed_at, slot, content)
  ), appended AS (
    INSERT INTO fact (resident_id, path, event_id, index, source, assurance, observed_at, content, recorded_at)
    SELECT resident_id, path, event_id, index, source, assurance, observed_at, content, $10::timestamptz FROM new
  )
  INSERT INTO standing AS s (resident_id, path, event_id, index, source, assurance, observed_at, slot, content)
  SELECT resident_id, path, event_id, index, source, assurance, observed_at, slot, content FROM new WHERE slot IS NOT NULL
  ON CONFLICT (resident_id, path, source, slot) DO UPDATE SET
    event_id = excluded.event_id, index = excluded.index, assurance = excluded.assurance,
    observed_at = excluded.observed_at, content = excluded.content
  WHERE (excluded.observed_at, excluded.event_id, excluded.index) > (s.observed_at, s.event_id, s.index)`;

/** Appends facts and keeps what stands, in one statement however many there are. */
export async function appendFacts(
  store: Store,
  sql: EntityManager,
  facts: readonly ResidentFact[],
  recordedAt: string,
): Promise<void> {
  if (facts.length === 0) return;
  const greatest = greatestOf(store, facts);
  const rows = facts.map((fact) => toRow(store, fact, greatest)).sort(byKey);
  await sql.query(APPEND, [...columns(rows, COLUMNS), recordedAt]);
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

/** Per resident what can still win. */
function greatestOf(store: Store, facts: readonly ResidentFact[]): ReadonlySet<Fact> {
  const byResident = groupBy(facts, (fact) => fact.residentId);
  return new Set([...byResident.values()].flatMap((own) => standing(store.contracts, own)));
}

/** As the keys of both tables begin: neighbours are written together. Two batches never meet at a resident. */
function byKey(one: NewFact, other: NewFact): number {
  if (one.resident_id !== other.resident_id) return one.resident_id < other.resident_id ? -1 : 1;
  return one.path - other.path;
}

/** Times as texts: the database reads them as they are. */
interface NewFact extends Omit<FactRow, 'observed_at' | 'recorded_at'> {
  observed_at: string;
  slot: string | null;
}

function toRow(store: Store, fact: ResidentFact, greatest: ReadonlySet<Fact>): NewFact {
  const { value, absence, retracted, validFrom, validTo, replaces, settles } = fact;
  const content: FactContent = { value, absence, retracted, validFrom, validTo, replaces, settles };
  return {
    resident_id: fact.residentId,
    path: store.paths.idOf(fact.path),
    event_id: fact.eventId,
    index: fact.index,
    source: store.sources.idOf(fact.source),
    assurance: assurances.indexOf(fact.assurance as (typeof assurances)[number]),
    observed_at: fact.observedAt,
    slot: greatest.has(fact) ? slotOf(store.contracts, fact) : null,
    content: store.seal(fact.residentId, content),
  };
}

function toFact(store: Store, row: FactRow): ResidentFact {
  return {
    ...store.unseal<FactContent>(row.resident_id, row.content),
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
