import type { EntityManager } from 'typeorm';
import type { Extent, Position, RawMessage, Unread } from '../adapter.js';
import { headsOf, messagesOf } from './tables.js';

export async function readExtents(sql: EntityManager, topics: readonly string[]): Promise<readonly Extent[]> {
  if (topics.length === 0) return [];
  const each = topics.map((topic, at) => `SELECT $${at + 1} AS topic, partition, next FROM ${headsOf(topic)}`);
  const rows = await sql.query<{ topic: string; partition: number; next: string }[]>(each.join(' UNION ALL '), [
    ...topics,
  ]);
  return rows.map((row) => ({ ...row, first: 0, next: Number(row.next) }));
}

export async function readMessages(
  sql: EntityManager,
  topic: string,
  partition: number,
  from: number,
  limit: number,
): Promise<readonly RawMessage[]> {
  const rows = await sql.query<(Omit<RawMessage, 'position'> & { position: string })[]>(
    `SELECT position, key, headers, value FROM ${messagesOf(topic)}
     WHERE partition = $1 AND position >= $2 ORDER BY position LIMIT $3`,
    [partition, from, limit],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

export async function readUnread(sql: EntityManager, positions: readonly Position[]): Promise<readonly Unread[]> {
  if (positions.length === 0) return [];
  const each = [...new Set(positions.map(({ topic }) => topic))].map(
    (topic, at) => `SELECT $${at + 4} AS topic, partition, at AS since FROM ${messagesOf(topic)}
      JOIN unnest($1::text[], $2::smallint[], $3::bigint[]) AS mine (topic, partition, position) USING (partition, position)
      WHERE mine.topic = $${at + 4}`,
  );
  return sql.query<Unread[]>(each.join(' UNION ALL '), [
    positions.map(({ topic }) => topic),
    positions.map(({ partition }) => partition),
    positions.map(({ next }) => next),
    ...new Set(positions.map(({ topic }) => topic)),
  ]);
}
