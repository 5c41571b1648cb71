import { unnest } from '#database';
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
