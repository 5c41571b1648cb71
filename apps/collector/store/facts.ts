import { columns } from '#database';
import { assurances, standing, type Fact } from '#profile';
import type { EntityManager } from 'typeorm';
import { groupBy, type Store } from './store.js';

export interface ResidentFact extends Fact {
  readonly residentId: string;
  readonly recordedAt: string;
  /** Of the case when it was recorded: the next look shows what was recorded since the last one. */
  readonly revision: number;
}

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
  revision: number;
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
  revision: 'integer',
  content: 'bytea',
} as const;

/** In one statement however many there are. A fact is never written over: what stands is found when it is read. */
export async function appendFacts(
  store: Store,
  sql: EntityManager,
  facts: readonly ResidentFact[],
  recordedAt: string,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => toRow(store, fact)).sort(byKey);
  await sql.query(
    `INSERT INTO fact (resident_id, path, event_id, index, source, assurance, observed_at, revision, content, recorded_at)
     SELECT *, $10::timestamptz FROM unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[],
       $7::timestamptz[], $8::integer[], $9::bytea[])`,
    [...columns(rows, COLUMNS), recordedAt],
  );
}

/** Per resident what can still win, whatever was said before. */
export async function standingFacts(
  store: Store,
  sql: EntityManager,
  residents: readonly string[],
): Promise<Map<string, ResidentFact[]>> {
  const rows = await sql.query<FactRow[]>(`SELECT * FROM fact WHERE resident_id = ANY($1::uuid[])`, [residents]);
  const all = groupBy(rows, (row) => row.resident_id);
  return new Map(
    [...all].map(([residentId, own]) => [
      residentId,
      standing(
        store.contracts,
        own.map((row) => toFact(store, row)),
      ),
    ]),
  );
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

/** As the key begins: neighbours are written together. Two batches never meet at a resident. */
function byKey(one: NewFact, other: NewFact): number {
  if (one.resident_id !== other.resident_id) return one.resident_id < other.resident_id ? -1 : 1;
  return one.path - other.path;
}

/** Times as texts: the database reads them as they are. */
interface NewFact extends Omit<FactRow, 'observed_at' | 'recorded_at'> {
  observed_at: string;
}

function toRow(store: Store, fact: ResidentFact): NewFact {
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
    revision: fact.revision,
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
    recordedAt: row.recorded_at.toISOString(),
    revision: row.revision,
  };
}
