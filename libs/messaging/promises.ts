import type { DataSource } from 'typeorm';
import type { Extent, Position, Unread } from './adapter.js';
import type { Counts } from './engine/positions.js';

/**
 * `next - start` is the sum of the seven counts, by a constraint of the table. More than 0 `lost`, which the transport no
 * longer had, is an alarm.
 */
export interface PromiseRow extends Readonly<Counts> {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly start: number;
  readonly next: number;
  /** Messages written and not yet handled; undefined while the transport cannot tell. */
  readonly lag?: number;
  /** Since when the oldest of these lies there, where one does and the transport can tell. */
  readonly unreadSince?: Date;
}

const COLUMNS =
  'start, next, applied, duplicate, superseded, parked, dead_lettered AS "deadLettered", erased, lost' as const;

/** `extents` come from before the positions are read, or a message handled in between would make a lag below 0. */
export async function readPromises(
  dataSource: DataSource,
  group: string,
  extents: readonly Extent[],
  unreadAt: (positions: readonly Position[]) => Promise<readonly Unread[]>,
): Promise<readonly PromiseRow[]> {
  const rows = await dataSource.query<Record<string, string | number>[]>(
    `SELECT topic, partition, ${COLUMNS} FROM message_position WHERE consumer = $1 ORDER BY topic, partition`,
    [group],
  );
  const ends = new Map(extents.map(({ topic, partition, next }) => [`${topic}/${partition}`, next]));
  const positions = rows.map(({ topic, partition, next }) => ({ topic, partition, next: Number(next) }) as Position);
  const unread = new Map((await unreadAt(positions)).map((one) => [`${one.topic}/${one.partition}`, one.since]));
  return rows.map(({ topic, partition, ...counts }) => {
    const numbers = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]));
    const end = ends.get(`${topic}/${partition}`);
    const lag = end === undefined ? undefined : Math.max(0, end - (numbers.next ?? 0));
    return { group, topic, partition, ...numbers, lag, unreadSince: unread.get(`${topic}/${partition}`) } as PromiseRow;
  });
}
