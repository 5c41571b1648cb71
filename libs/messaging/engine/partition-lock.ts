import type { EntityManager } from 'typeorm';
import { MessagingError } from '../errors.js';

/** One row per partition number of a group. */
export async function preparePartitions(sql: EntityManager, group: string, partitions: number): Promise<void> {
  await sql.query(
    `INSERT INTO message_partition (consumer, partition) SELECT $1::text, generate_series(0, $2::int - 1) ON CONFLICT DO NOTHING`,
    [group, partitions],
  );
}

/**
 * One resident, one writer at a time. A statement of its own, before the first read: what is read after it is what the
 * one before us wrote. Sorted, so that two that want several never wait for each other.
 */
export async function lockPartitions(sql: EntityManager, group: string, partitions: readonly number[]): Promise<void> {
  const wanted = [...new Set(partitions)];
  if (wanted.length === 0) return;
  const locked = await sql.query<unknown[]>(
    `SELECT FROM message_partition WHERE consumer = $1 AND partition = ANY($2::smallint[]) ORDER BY partition FOR UPDATE`,
    [group, wanted],
  );
  if (locked.length !== wanted.length) throw neverPrepared(group);
}

/**
 * The same, with the position of a topic in each of them: where reading goes on. The positions are as they were when
 * the statement began; who moved one while we waited for the lock has fenced us, which `movePositions` finds.
 */
export async function lockPositions(
  sql: EntityManager,
  group: string,
  topic: string,
  partitions: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const locked = await sql.query<{ partition: number; next: string | null }[]>(
    `SELECT partition, (SELECT next FROM message_position WHERE (consumer, topic, partition) = ($1, $2, locked.partition)) AS next
     FROM message_partition locked WHERE consumer = $1 AND partition = ANY($3::smallint[]) ORDER BY partition FOR UPDATE`,
    [group, topic, partitions],
  );
  if (locked.length !== partitions.length) throw neverPrepared(group);
  for (const { partition, next } of locked)
    if (next === null)
      throw new MessagingError('NOT_WIRED', `${group} has no position in ${topic}, partition ${partition}.`);
  return new Map(locked.map(({ partition, next }) => [partition, Number(next)]));
}

function neverPrepared(group: string): MessagingError {
  return new MessagingError(
    'NOT_WIRED',
    `The partitions of ${group} were never prepared. Await Messaging.prepare() first.`,
  );
}
