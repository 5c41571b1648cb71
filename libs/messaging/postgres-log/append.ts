import { unnest } from '#database';
import type { EntityManager } from 'typeorm';
import type { WireMessage } from '../adapter.js';
import { headsOf, messagesOf } from './tables.js';

const PLACED = unnest({ partition: 'smallint', position: 'bigint', key: 'text', headers: 'jsonb', value: 'bytea' });
const MOVED = unnest({ partition: 'smallint', next: 'bigint' });

/** Readers of every topic listen here; the payload is the topic's name. */
export const CHANNEL = 'ankomst_log';

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
  const partitions = [...new Set(messages.map(({ partition }) => partition))];
  const heads = await sql.query<{ partition: number; next: string }[]>(
    `SELECT partition, next FROM ${headsOf(topic)} WHERE partition = ANY($1::smallint[]) ORDER BY partition FOR UPDATE`,
    [partitions],
  );
  const next = new Map(heads.map((head) => [head.partition, Number(head.next)]));
  const placed = messages.map((message) => {
    const { partition } = message;
    const position = next.get(partition);
    if (position === undefined) throw new RangeError(`The log has no partition ${partition} of ${topic}.`);
    next.set(partition, position + 1);
    return { ...message, position, headers: JSON.stringify(message.headers) };
  });
  await sql.query(
    `WITH appended AS (
       INSERT INTO ${messagesOf(topic)} (partition, position, key, headers, value)
       SELECT * FROM ${PLACED.as('new', 1)}
     ), moved AS (
       UPDATE ${headsOf(topic)} head SET next = new.next
       FROM ${MOVED.as('new', 6)} WHERE head.partition = new.partition
     )
     SELECT pg_notify('${CHANNEL}', $1)`,
    [
      topic,
      ...PLACED.values(placed),
      ...MOVED.values([...next].map(([partition, position]) => ({ partition, next: position }))),
    ],
  );
}
