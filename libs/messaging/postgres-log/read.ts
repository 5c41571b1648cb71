import { unnest } from '#database';
import type { EntityManager } from 'typeorm';
import type { Delivery, Extent, Position, RawMessage, Unread } from '../adapter.js';
import { headsOf, messagesOf } from './tables.js';

export async function readExtents(sql: EntityManager, topics: readonly string[]): Promise<readonly Extent[]> {
  if (topics.length === 0) return [];
  const each = topics.map((topic, at) => `SELECT $${at + 1} AS topic, partition, next FROM ${headsOf(topic)}`);
  const rows = await sql.query<{ topic: string; partition: number; next: string }[]>(each.join(' UNION ALL '), [
    ...topics,
  ]);
  return rows.map((row) => ({ ...row, first: 0, next: Number(row.next) }));
}

const PLACES = unnest({ partition: 'smallint', from: 'bigint' });

/** At most `limit` of each partition, in one look. Partitions that have none are not named. */
export async function readMessages(
  sql: EntityManager,
  topic: string,
  places: readonly { readonly partition: number; readonly from: number }[],
  limit: number,
): Promise<readonly Delivery[]> {
  const rows = await sql.query<(Omit<RawMessage, 'position'> & { partition: number; position: string })[]>(
    `SELECT log.* FROM ${PLACES.as('place', 1)} CROSS JOIN LATERAL (
       SELECT partition, position, key, headers, value FROM ${messagesOf(topic)}
       WHERE partition = place.partition AND position >= place."from" ORDER BY position LIMIT $1
     ) log ORDER BY partition, position`,
    [limit, ...PLACES.values(places)],
  );
  const read = new Map<number, RawMessage[]>();
  for (const { partition, position, ...row } of rows) {
    const messages = read.get(partition) ?? [];
    messages.push({ ...row, position: Number(position) });
    read.set(partition, messages);
  }
  return places.flatMap(({ partition, from }) => {
    const messages = read.get(partition);
    return messages ? [{ topic, partition, from, messages }] : [];
  });
}

const MINE = unnest({ topic: 'text', partition: 'smallint', next: 'bigint' });

export async function readUnread(sql: EntityManager, positions: readonly Position[]): Promise<readonly Unread[]> {
  if (positions.length === 0) return [];
  const topics = [...new Set(positions.map(({ topic }) => topic))];
  const each = topics.map(
    (topic, at) => `SELECT $${at + 1} AS topic, log.partition, at AS since FROM ${messagesOf(topic)} log
      JOIN ${MINE.as('mine', topics.length)} ON (log.partition, log.position) = (mine.partition, mine.next)
      WHERE mine.topic = $${at + 1}`,
  );
  return sql.query<Unread[]>(each.join(' UNION ALL '), [...topics, ...MINE.values(positions)]);
}
