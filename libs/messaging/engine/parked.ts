import { unnest } from '#database';
import { UnreadableValue } from '#secrecy';
import type { EntityManager } from 'typeorm';
import type { RawMessage } from '../adapter.js';
import { keepAll, kept, openKept } from './keep.js';
import type { Setup } from './setup.js';

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

export interface Parked {
  readonly raw: RawMessage;
  /** What its age counts from: since it was parked, or since somebody tried a dead letter again. */
  readonly since: Date;
  /** Since when it lies here at all. */
  readonly firstKeptAt: Date;
  /** Whether the inbox knows it; a dead letter that could not be read is parked without that. */
  readonly remembered: boolean;
  /** How often it was a dead letter before. */
  readonly deaths: number;
}

const PARKED = unnest({ position: 'bigint', resident: 'text', message: 'bytea', reason: 'text' });
const AGAIN = unnest({ position: 'bigint', reason: 'text' });

/**
 * Resolves to how many are parked now that were not before: one that lies here already, tried again as a dead letter
 * and then delivered again, stays the one that it is.
 */
export async function park(
  sql: EntityManager,
  setup: Setup,
  { topic, partition }: Place,
  messages: readonly { raw: RawMessage; reason: string }[],
): Promise<number> {
  if (messages.length === 0) return 0;
  const { group, clock, tuning } = setup;
  const parked = await keepAll(setup, messages);
  const rows = await sql.query<{ fresh: boolean }[]>(
    `INSERT INTO message_parked (consumer, topic, partition, position, resident, message, reason, since, next_attempt_at, first_kept_at, remembered, deaths)
     SELECT $1::text, $2::text, $3::smallint, position, resident, message, reason, $4::timestamptz, now() + make_interval(secs => $5::float8), $4::timestamptz, true, 0
     FROM ${PARKED.as('new', 5)}
     ORDER BY position
     ON CONFLICT (consumer, topic, partition, position) DO UPDATE SET remembered = true, reason = excluded.reason
     RETURNING xmax = 0 AS fresh`,
    [group, topic, partition, clock.now(), tuning.parkedMs.first / 1000, ...PARKED.values(parked)],
  );
  return rows.filter(({ fresh }) => fresh).length;
}

/** Where parked messages are due. */
export function duePlaces(sql: EntityManager, { group, reads }: Setup): Promise<Place[]> {
  return sql.query(
    `SELECT DISTINCT topic, partition FROM message_parked
     WHERE consumer = $1 AND topic = ANY($2::text[]) AND next_attempt_at <= now() ORDER BY topic, partition`,
    [group, [...reads]],
  );
}

interface Row {
  position: string;
  resident: string;
  message: Buffer;
  since: Date;
  first_kept_at: Date;
  remembered: boolean;
  deaths: number;
}

/** To be called under the lock of the partition: who comes second finds none due. `erased`: positions of what is left of nobody. */
export async function dueMessages(
  sql: EntityManager,
  setup: Setup,
  { topic, partition }: Place,
): Promise<{ messages: Parked[]; erased: number[] }> {
  const rows = await sql.query<Row[]>(
    `SELECT position, resident, message, since, first_kept_at, remembered, deaths FROM message_parked
     WHERE consumer = $1 AND topic = $2 AND partition = $3 AND next_attempt_at <= now() ORDER BY position LIMIT $4`,
    [setup.group, topic, partition, setup.tuning.batchSize],
  );
  const keys = await setup.sealer.prepare(
    rows.map(({ resident }) => resident),
    [kept(setup.service)],
  );
  const messages: Parked[] = [];
  const erased: number[] = [];
  for (const { position, since, first_kept_at: firstKeptAt, remembered, deaths, ...row } of rows) {
    const raw = openKept(keys, setup.service, { ...row, position: Number(position) });
    if (raw === 'unreadable') throw new UnreadableValue('A parked message is not what was sealed there.');
    if (raw === 'erased') erased.push(Number(position));
    else messages.push({ raw, since, firstKeptAt, remembered, deaths });
  }
  return { messages, erased };
}

export async function unpark(
  sql: EntityManager,
  { group }: Setup,
  { topic, partition }: Place,
  positions: readonly number[],
): Promise<void> {
  await sql.query(
    `DELETE FROM message_parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND position = ANY($4::bigint[])`,
    [group, topic, partition, positions],
  );
}

/** Each pause is twice the last. A handler had them in hand, so the inbox knows them by now. */
export async function parkAgain(
  sql: EntityManager,
  { group, tuning }: Setup,
  { topic, partition }: Place,
  messages: readonly { position: number; reason: string }[],
): Promise<void> {
  await sql.query(
    `UPDATE message_parked AS parked SET attempts = attempts + 1, reason = again.reason, remembered = true,
       next_attempt_at = now() + make_interval(secs => least($4::float8 * 2 ^ least(attempts, 30), $5::float8))
     FROM ${AGAIN.as('again', 5)}
     WHERE consumer = $1 AND topic = $2 AND partition = $3 AND parked.position = again.position`,
    [group, topic, partition, tuning.parkedMs.first / 1000, tuning.parkedMs.longest / 1000, ...AGAIN.values(messages)],
  );
}
