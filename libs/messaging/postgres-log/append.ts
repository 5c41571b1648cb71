import { unnest } from '#database';
import type { EntityManager } from 'typeorm';
import type { WireMessage } from '../adapter.js';
import { headsOf, messagesOf } from './tables.js';

const PLACED = unnest({ partition: 'smallint', offset: 'integer', key: 'text', headers: 'jsonb', value: 'bytea' });
const MOVED = unnest({ partition: 'smallint', count: 'integer' });

/**
 * Appends to the log. Locks the heads, sorted by topic and partition, until the transaction ends: whoever wants the
 * next position waits for us, so positions are gap-free and become visible in order. Hence last in its transaction.
 */
export async function append(sql: EntityManager, messages: readonly WireMessage[]): Promise<void> {
  const topics = [...new Set(messages.map(({ topic }) => topic))].sort();
  for (const topic of topics) {
    await appendToTopic(
      sql,
      topic,
      messages.filter((message) => message.topic === topic),
    );
  }
}

async function appendToTopic(sql: EntityManager, topic: string, messages: readonly WireMessage[]): Promise<void> {
  const counts = new Map<number, number>();
  const placed = messages.map((message) => {
    const offset = counts.get(message.partition) ?? 0;
    counts.set(message.partition, offset + 1);
    return { ...message, offset, headers: JSON.stringify(message.headers) };
  });
  if (counts.size > 1) await lockHeads(sql, topic, [...counts.keys()]);
  const [moved] = await sql.query<{ partitions: number }[]>(
    `WITH moved AS (
       UPDATE ${headsOf(topic)} head SET next = head.next + new.count
       FROM ${MOVED.as('new')} WHERE head.partition = new.partition
       RETURNING head.partition, head.next - new.count AS first
     ), appended AS (
       INSERT INTO ${messagesOf(topic)} (partition, position, key, headers, value)
       SELECT partition, first + "offset", key, headers, value FROM ${PLACED.as('new', 2)} JOIN moved USING (partition)
     )
     SELECT count(*)::int AS partitions FROM moved`,
    [...MOVED.values([...counts].map(([partition, count]) => ({ partition, count }))), ...PLACED.values(placed)],
  );
  if (moved?.partitions !== counts.size)
    throw new RangeError(
      `The log has not all partitions of ${topic} that were written: ${[...counts.keys()].join(', ')}.`,
    );
}

/** One head is locked by being moved; several in the order that all keep, so that no two writers wait for each other. */
async function lockHeads(sql: EntityManager, topic: string, partitions: readonly number[]): Promise<void> {
  await sql.query(`SELECT FROM ${headsOf(topic)} WHERE partition = ANY($1::smallint[]) ORDER BY partition FOR UPDATE`, [
    partitions,
  ]);
}
