import type { Clock } from '#clock';
import { unnest } from '#database';
import type { DataSource, EntityManager } from 'typeorm';
import type { KeptFilter, KeptState } from './kept.js';
import type { MessagePlace } from './place.js';

export interface KeptRow extends MessagePlace {
  readonly state: KeptState;
  readonly resident: string;
  readonly message: Buffer;
  readonly code: string | null;
  readonly detail: string;
  readonly handler: string | null;
  readonly since: Date;
  readonly times: number;
  readonly tries: number;
}

/** Both tables as one; a place can be in both for a moment, after a position was set back: the parked one is tried next. */
const KEPT = `(
  SELECT 'deadLettered' AS state, consumer AS "group", topic, partition, position, resident, message, code, detail, handler,
    first_kept_at AS since, times, 0 AS tries FROM dead_letter
  UNION ALL
  SELECT 'parked', consumer, topic, partition, position, resident, message, NULL, reason, NULL,
    first_kept_at, attempts, attempts FROM message_parked
) AS kept`;

const MATCHES = `($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR code = $2) AND ($3::text IS NULL OR topic = $3)`;
const matching = ({ state, code, topic }: KeptFilter): unknown[] => [state ?? null, code ?? null, topic ?? null];
const ORDER = `since, "group", topic, partition, position`;
const PLACES = unnest({ group: 'text', topic: 'text', partition: 'integer', position: 'bigint' });
const THESE = `("group", topic, partition, position) IN (SELECT * FROM ${PLACES.as('place')})`;

type Counted = KeptRow & { total: number };

export async function readKept(sql: EntityManager, filter: KeptFilter, limit: number): Promise<Counted[]> {
  const rows = await sql.query<Counted[]>(
    `SELECT *, (count(*) OVER ())::int AS total FROM ${KEPT} WHERE ${MATCHES} ORDER BY ${ORDER} LIMIT $4`,
    [...matching(filter), limit],
  );
  return rows.map(withNumber);
}

export async function readPlaces(sql: EntityManager, filter: KeptFilter): Promise<MessagePlace[]> {
  const rows = await sql.query<MessagePlace[]>(
    `SELECT "group", topic, partition, position FROM ${KEPT} WHERE ${MATCHES} ORDER BY ${ORDER}`,
    matching(filter),
  );
  return rows.map(withNumber);
}

export async function readPlace(sql: EntityManager, place: MessagePlace): Promise<KeptRow | undefined> {
  const [row] = await sql.query<KeptRow[]>(
    `SELECT * FROM ${KEPT} WHERE ${THESE} ORDER BY state DESC LIMIT 1`,
    PLACES.values([place]),
  );
  return row && withNumber(row);
}

export async function readRetryStatuses(sql: EntityManager, places: readonly MessagePlace[]): Promise<KeptRow[]> {
  const rows = await sql.query<KeptRow[]>(
    `SELECT state, "group", topic, partition, position, code, detail, tries FROM ${KEPT} WHERE ${THESE} ORDER BY state`,
    PLACES.values(places),
  );
  return rows.map(withNumber);
}

/** pg gives a bigint as a text. */
function withNumber<T extends MessagePlace>(row: T): T {
  return { ...row, position: Number(row.position) };
}

/** How long the oldest of a group's dead letters, and of its parked messages, has lain here; 0 when there is none. */
export type KeptAges = Readonly<Record<KeptState, number>>;

export async function readKeptAges(
  dataSource: DataSource,
  group: string,
  clock: Pick<Clock, 'now'>,
): Promise<KeptAges> {
  const [row] = await dataSource.query<[Record<KeptState, Date | null>]>(
    `SELECT (SELECT min(first_kept_at) FROM message_parked WHERE consumer = $1) AS parked,
       (SELECT min(first_kept_at) FROM dead_letter WHERE consumer = $1) AS "deadLettered"`,
    [group],
  );
  const now = clock.now().getTime();
  const age = (since: Date | null): number => (since ? Math.max(0, now - since.getTime()) / 1000 : 0);
  return { parked: age(row.parked), deadLettered: age(row.deadLettered) };
}
