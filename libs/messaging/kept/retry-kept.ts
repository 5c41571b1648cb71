import type { EntityManager } from 'typeorm';
import type { Place } from '../engine/parked.js';
import { lockPartitions } from '../engine/partition-lock.js';

/**
 * Dead letters become parked messages that are due at once, parked ones are due at once. Under the lock of the
 * partition, and the counts move with the rows, so the sum of promises holds. Whoever runs the service applies them: there
 * is no second way to apply a message.
 */
export async function retryKept(
  sql: EntityManager,
  group: string,
  { topic, partition }: Place,
  positions: readonly number[],
  now: Date,
): Promise<void> {
  await lockPartitions(sql, group, [partition]);
  const place = [group, topic, partition, positions];
  await sql.query(
    `UPDATE message_parked SET next_attempt_at = now()
     WHERE consumer = $1 AND topic = $2 AND partition = $3 AND position = ANY($4::bigint[])`,
    place,
  );
  const moved = await sql.query<unknown[]>(
    `WITH letter AS (
       DELETE FROM dead_letter
       WHERE consumer = $1 AND topic = $2 AND partition = $3 AND position = ANY($4::bigint[])
         AND NOT EXISTS (SELECT FROM message_parked AS parked WHERE (parked.consumer, parked.topic, parked.partition, parked.position)
           = (dead_letter.consumer, dead_letter.topic, dead_letter.partition, dead_letter.position))
       RETURNING *
     )
     INSERT INTO message_parked (consumer, topic, partition, position, resident, message, reason, since, attempts, next_attempt_at, first_kept_at, remembered, deaths)
     SELECT consumer, topic, partition, position, resident, message, 'to be tried again after ' || code, $5::timestamptz, 0, now(), first_kept_at, remembered, times
     FROM letter RETURNING position`,
    [...place, now],
  );
  await sql.query(
    `UPDATE message_position SET dead_lettered = dead_lettered - $4, parked = parked + $4
     WHERE consumer = $1 AND topic = $2 AND partition = $3`,
    [group, topic, partition, moved.length],
  );
}
