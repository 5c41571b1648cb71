import type { Segment } from '#contracts';
import { unnest } from '#database';
import { standing } from '#profile';
import type { EntityManager } from 'typeorm';
import type { Arrival, CaseRecord, DossierContent, FiledDossier, Restriction, Withdrawal } from '../case/record.js';
import { amendmentsOf } from './amendments.js';
import { loadEvents, type KeptEvent, type ResidentFact } from './events.js';
import { placeOfFiled } from './shown.js';
import { groupBy, type Store } from './store.js';

/** A record as it lies in the database, with what was shown of it so far. */
export interface StoredRecord extends CaseRecord {
  revision: number;
  segments: readonly Segment[];
  /** Names of the facts that may have become other ones since the last look. */
  changedFacts: readonly string[];
  /** `kind/id` → digest of the element's body. */
  shown: ReadonlyMap<string, string>;
  /** Cases that may be about the same person, by reference: a hint that agencies get, nothing else follows from it. */
  mayBeSameAs: readonly string[];
}

/** Named as in an arrival, but for what is sealed of it. */
type RecordRow = Omit<Arrival, keyof RecordContent | 'residentId' | 'submittedAt'> &
  Pick<StoredRecord, 'revision' | 'segments'> & { resident_id: string; submittedAt: Date; content: Buffer };

type RecordContent = Pick<Arrival, 'reference'>;

/** As the contract of a dossier has it. */
const MOST_SAME = 20;

const ARRIVALS = unnest({
  residentId: 'uuid',
  caseId: 'uuid',
  applicationId: 'uuid',
  householdId: 'uuid',
  relation: 'text',
  channel: 'text',
  submittedAt: 'timestamptz',
  content: 'bytea',
});

const INSERT_RECORDS = `
  INSERT INTO record (resident_id, case_id, application_id, household_id, relation, channel, submitted_at, content)
  SELECT * FROM ${ARRIVALS.as('arrival')}
  ON CONFLICT DO NOTHING RETURNING resident_id`;

const placeOf = (residentId: string): string => `record/${residentId}`;

/** Opens cases; gives the residents whose case is new. */
export async function insertRecords(
  store: Store,
  sql: EntityManager,
  arrivals: readonly Arrival[],
): Promise<Set<string>> {
  if (arrivals.length === 0) return new Set();
  const values = await store.prepare(arrivals.map(({ residentId }) => residentId));
  const sealed = arrivals
    .filter(({ residentId }) => !values.isErased(residentId))
    .sort((one, other) => (one.residentId < other.residentId ? -1 : 1))
    .map(({ reference, ...arrival }) => {
      const content: RecordContent = { reference };
      return { ...arrival, content: values.seal(arrival.residentId, placeOf(arrival.residentId), content) };
    });
  const rows = await sql.query<{ resident_id: string }[]>(INSERT_RECORDS, ARRIVALS.values(sealed));
  return new Set(rows.map((row) => row.resident_id));
}

export async function findResidentOfCase(sql: EntityManager, caseId: string): Promise<string | undefined> {
  const [row] = await sql.query<{ resident_id: string }[]>(`SELECT resident_id FROM record WHERE case_id = $1`, [
    caseId,
  ]);
  return row?.resident_id;
}

/** Raises the revision of these cases by one and gives it: every element that changes now carries it as its version. */
export async function raiseRevisions(sql: EntityManager, residents: readonly string[]): Promise<Map<string, number>> {
  const [rows] = await sql.query<[{ resident_id: string; revision: number }[], number]>(
    `WITH locked AS (SELECT resident_id FROM record WHERE resident_id = ANY($1::uuid[]) ORDER BY resident_id FOR UPDATE)
     UPDATE record SET revision = revision + 1 FROM locked WHERE record.resident_id = locked.resident_id
     RETURNING record.resident_id, record.revision`,
    [residents],
  );
  return new Map(rows.map((row) => [row.resident_id, row.revision]));
}

/** Everything that happened to these residents, in one statement a table. Of who was erased there is nothing. */
export async function loadRecords(
  store: Store,
  sql: EntityManager,
  residents: readonly string[],
): Promise<StoredRecord[]> {
  const rows = await sql.query<RecordRow[]>(
    `SELECT resident_id, case_id AS "caseId", application_id AS "applicationId", household_id AS "householdId",
       relation, channel, submitted_at AS "submittedAt", revision, segments, content
     FROM record WHERE resident_id = ANY($1::uuid[]) ORDER BY resident_id`,
    [residents],
  );
  const events = await loadEvents(store, sql, residents);
  const filed = await loadFiled(store, sql, residents);
  const shown = await loadShown(sql, residents);
  const placeOfRow = ({ resident_id: residentId }: RecordRow): string => placeOf(residentId);
  return store.openRows(rows, placeOfRow, (row, { reference }: RecordContent) => {
    const { resident_id: residentId, submittedAt, revision, segments, content: _, ...columns } = row;
    const own = events.get(residentId) ?? [];
    const stated = own.flatMap((event) => event.facts);
    const facts = standing(store.contracts, stated);
    return {
      arrival: { ...columns, residentId, reference, submittedAt: submittedAt.toISOString() },
      changedFacts: changedSince(revision, facts, own, store.contracts),
      revision,
      segments,
      facts,
      stated,
      said: own.flatMap(({ said }) => said ?? []),
      filed: filed.get(residentId) ?? [],
      withdrawals: withdrawalsOf(own),
      restrictions: restrictionsOf(own),
      amendments: amendmentsOf(own),
      mayBeSameAs: [...new Set(own.flatMap(({ mayBeSameAs }) => mayBeSameAs))].sort().slice(0, MOST_SAME),
      shown: new Map((shown.get(residentId) ?? []).map(({ kind, id, digest }) => [`${kind}/${id}`, digest])),
    };
  });
}

/**
 * What was stated since, with all that changes with it (`x-changes`), and what an agency issued, when it spoke: a decision
 * may end it.
 */
function changedSince(
  revision: number,
  facts: readonly ResidentFact[],
  events: readonly KeptEvent[],
  contracts: Store['contracts'],
): string[] {
  const since = facts.filter((fact) => fact.revision === revision).map(({ path }) => path);
  const spoke = new Set(
    events.flatMap(({ said, revision: at }) => (at === revision && said?.status ? [said.agency] : [])),
  );
  const isConcerned = ({ path, source }: ResidentFact): boolean => {
    const spec = contracts.findFact(path);
    const isIssued = spec?.paths.some(({ issuedBy }) => issuedBy?.includes(source)) === true;
    return isIssued && spoke.has(source);
  };
  return withTheirGroups(contracts, facts, [...since, ...facts.filter(isConcerned).map(({ path }) => path)]);
}

/** These facts and all that changes with them (`x-changes`): a house on a later day leaves the floor behind on that day. */
export function withTheirGroups(
  contracts: Store['contracts'],
  facts: readonly Pick<ResidentFact, 'path'>[],
  changed: readonly string[],
): string[] {
  const groupOf = (path: string): string | undefined => contracts.findFact(path)?.changes?.group;
  const groups = new Set(changed.map(groupOf).filter((group) => group !== undefined));
  const along = facts.map(({ path }) => path).filter((path) => groups.has(groupOf(path) ?? ''));
  return [...new Set([...changed, ...along])].sort();
}

type FiledRow = Omit<FiledDossier, keyof DossierContent | 'filedAt'> & {
  resident_id: string;
  filedAt: Date;
  content: Buffer;
};

export async function loadFiled(
  store: Store,
  sql: EntityManager,
  residents: readonly string[],
): Promise<Map<string, FiledDossier[]>> {
  const rows = await sql.query<FiledRow[]>(
    `SELECT resident_id, agency, version, schema_version AS "schemaVersion", filed_at AS "filedAt", withdrawn, content
     FROM filed WHERE resident_id = ANY($1::uuid[]) ORDER BY agency, version`,
    [residents],
  );
  const filed = await store.openRows(
    rows,
    placeOfFiled,
    ({ resident_id: residentId, content: _, ...row }, content: DossierContent) => ({
      residentId,
      dossier: { ...row, filedAt: row.filedAt.toISOString(), ...content },
    }),
  );
  const all = groupBy(filed, ({ residentId }) => residentId);
  return new Map([...all].map(([residentId, own]) => [residentId, own.map(({ dossier }) => dossier)]));
}

function withdrawalsOf(events: readonly KeptEvent[]): Withdrawal[] {
  return events.flatMap(({ eventId, change }) => {
    if (change?.kind !== 'withdrawn') return [];
    const { agency, at } = change;
    return [{ eventId, at, ...(agency === undefined ? {} : { agency }) }];
  });
}

function restrictionsOf(events: readonly KeptEvent[]): Restriction[] {
  return events.flatMap(({ eventId, change }) =>
    change?.kind === 'restricted' || change?.kind === 'restrictionLifted'
      ? [{ eventId, at: change.at, restricted: change.kind === 'restricted' }]
      : [],
  );
}

/** Agencies that a dossier of these residents was ever made for. */
export function agenciesFiledWith(
  sql: EntityManager,
  residents: readonly string[],
): Promise<{ residentId: string; agency: string }[]> {
  return sql.query(
    `SELECT DISTINCT resident_id AS "residentId", agency FROM filed WHERE resident_id = ANY($1::uuid[]) ORDER BY 1, 2`,
    [residents],
  );
}

interface ShownRow {
  resident_id: string;
  kind: string;
  id: string;
  digest: string;
}

async function loadShown(sql: EntityManager, residents: readonly string[]): Promise<Map<string, ShownRow[]>> {
  const rows = await sql.query<ShownRow[]>(`SELECT * FROM element WHERE resident_id = ANY($1::uuid[])`, [residents]);
  return groupBy(rows, (row) => row.resident_id);
}
