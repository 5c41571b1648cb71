import type { EntityManager } from 'typeorm';
import type { RawMessage } from '../adapter.js';
import { keep, openKept } from './kept-messages.js';
import type { Setup } from './setup.js';

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

export interface Parked {
  readonly raw: RawMessage;
  readonly since: Date;
  readonly attempts: number;
}

export async function park(
  sql: EntityManager,
  { group, service, sealer, clock, tuning }: Setup,
  { topic, partition }: Place,
  messages: readonly { raw: RawMessage; reason: string }[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql.query(
    `INSERT INTO message_parked (consumer, topic, partition, position, resident, message, reason, since, next_attempt_at)
     SELECT $1::text, $2::text, $3::smallint, position, resident, message, reason, $8::timestamptz, now() + make_interval(secs => $9::float8)
     FROM unnest($4::bigint[], $5::text[], $6::bytea[], $7::text[]) AS new (position, resident, message, reason)
     ORDER BY position`,
    [
      group,
      topic,
      partition,
      messages.map(({ raw }) => raw.position),
      messages.map(({ raw }) => raw.key),
      messages.map(({ raw }) => keep(sealer, service, raw)),
      messages.map(({ reason }) => reason),
      clock.now(),
      tuning.parkedMs.first / 1000,
    ],
  );
}

/** Where parked messages are due. */
export function duePlaces(sql: EntityManager, { group, reads }: Setup): Promise<Place[]> {
  return sql.query(
    `SELECT DISTINCT topic, partition FROM message_parked
     WHERE consumer = $1 AND topic = ANY($2::text[]) AND next_attempt_at <= now() ORDER BY topic, partition`,
    [group, [...reads]],
  );
}

/** To be called under the lock of the partition: who comes second finds none due. */
export async function dueMessages(sql: EntityManager, setup: Setup, { topic, partition }: Place): Promise<Parked[]> {
  const rows = await sql.query<
    { position: string; resident: string; message: Buffer; since: Date; attempts: number }[]
  >(
    `SELECT position, resident, message, since, attempts FROM message_parked
     WHERE consumer = $1 AND topic = $2 AND partition = $3 AND next_attempt_at <= now() ORDER BY position LIMIT $4`,
    [setup.group, topic, partition, setup.tuning.batchSize],
  );
  return rows.map(({ position, resident, message, since, attempts }) => ({
    raw: openKept(setup.sealer, setup.service, resident, Number(position), message),
    since,
    attempts,
  }));
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

/** Each pause is twice the last. */
export async function parkAgain(
  sql: EntityManager,
  { group, tuning }: Setup,
  { topic, partition }: Place,
  positions: readonly number[],
): Promise<void> {
  await sql.query(
    `UPDATE message_parked SET attempts = attempts + 1,
       next_attempt_at = now() + make_interval(secs => least($5::float8 * 2 ^ least(attempts, 30), $6::float8))
     WHERE consumer = $1 AND topic = $2 AND partition = $3 AND position = ANY($4::bigint[])`,
    [group, topic, partition, positions, tuning.parkedMs.first / 1000, tuning.parkedMs.longest / 1000],
  );
}
