import { unnest } from '#database';
import type { EntityManager } from 'typeorm';
import type { Extent, Position } from '../adapter.js';
import { MessagingError } from '../errors.js';

/** What becomes of messages. */
export const STATES = ['applied', 'duplicate', 'superseded', 'parked', 'deadLettered', 'erased', 'lost'] as const;

/** What became of the messages between the old position and the new one. */
export type Counts = Record<(typeof STATES)[number], number>;

export const noCounts = (): Counts => Object.fromEntries(STATES.map((state) => [state, 0])) as Counts;

const EXTENTS = unnest({ topic: 'text', partition: 'smallint', first: 'bigint' });

/** A group that reads a topic for the first time starts where the transport does. */
export async function preparePositions(sql: EntityManager, group: string, extents: readonly Extent[]): Promise<void> {
  await sql.query(
    `INSERT INTO message_position (consumer, topic, partition, start, next)
     SELECT $1::text, topic, partition, first, first FROM ${EXTENTS.as('new', 1)}
     ON CONFLICT DO NOTHING`,
    [group, ...EXTENTS.values(extents)],
  );
}

export async function readPositions(
  sql: EntityManager,
  group: string,
  topics: readonly string[],
): Promise<readonly Position[]> {
  const rows = await sql.query<{ topic: string; partition: number; next: string }[]>(
    `SELECT topic, partition, next FROM message_position WHERE consumer = $1 AND topic = ANY($2::text[])`,
    [group, topics],
  );
  return rows.map((row) => ({ ...row, next: Number(row.next) }));
}

/** A position that moves, and what became of the messages between. */
export interface Move extends Counts {
  readonly partition: number;
  readonly expected: number;
  readonly next: number;
}

const MOVES = unnest({
  partition: 'smallint',
  expected: 'bigint',
  next: 'bigint',
  applied: 'bigint',
  duplicate: 'bigint',
  superseded: 'bigint',
  parked: 'bigint',
  deadLettered: 'bigint',
  erased: 'bigint',
  lost: 'bigint',
});

/** @throws MessagingError FENCED when somebody else moved one of them meanwhile: nothing of this transaction may stand. */
export async function movePositions(
  sql: EntityManager,
  group: string,
  topic: string,
  moves: readonly Move[],
): Promise<void> {
  const [, moved] = await sql.query<[unknown, number]>(
    `UPDATE message_position old SET next = m.next, applied = old.applied + m.applied, duplicate = old.duplicate + m.duplicate,
       superseded = old.superseded + m.superseded, parked = old.parked + m.parked, dead_lettered = old.dead_lettered + m.dead_lettered,
       erased = old.erased + m.erased, lost = old.lost + m.lost
     FROM ${MOVES.as('m', 2)}
     WHERE old.consumer = $1 AND old.topic = $2 AND old.partition = m.partition AND old.next = m.expected`,
    [group, topic, ...MOVES.values(moves)],
  );
  if (moved !== moves.length) {
    const partitions = moves.map(({ partition }) => partition).join(', ');
    throw new MessagingError('FENCED', `The position of ${topic}, partition ${partitions}, is another's.`);
  }
}

/** Parked messages that found their end: the counts move, the position does not. */
export async function settleParked(
  sql: EntityManager,
  group: string,
  { topic, partition }: Omit<Position, 'next'>,
  counts: Pick<Counts, 'applied' | 'duplicate' | 'superseded' | 'deadLettered' | 'erased'>,
): Promise<void> {
  const { applied, duplicate, superseded, deadLettered, erased } = counts;
  await sql.query(
    `UPDATE message_position SET parked = parked - $4, applied = applied + $5, superseded = superseded + $6, dead_lettered = dead_lettered + $7,
       duplicate = duplicate + $8, erased = erased + $9
     WHERE consumer = $1 AND topic = $2 AND partition = $3`,
    [
      group,
      topic,
      partition,
      applied + duplicate + superseded + deadLettered + erased,
      applied,
      superseded,
      deadLettered,
      duplicate,
      erased,
    ],
  );
}

/** What is delivered again is counted again: `start` moves back by the same, so the sum holds. */
export async function movePositionBack(
  sql: EntityManager,
  group: string,
  { topic, partition, next }: Position,
): Promise<void> {
  await sql.query(
    `UPDATE message_position SET start = start - (next - $4), next = $4 WHERE consumer = $1 AND topic = $2 AND partition = $3 AND next > $4`,
    [group, topic, partition, next],
  );
}
