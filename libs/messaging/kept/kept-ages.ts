import type { DataSource } from 'typeorm';
import type { Clock } from '#clock';
import type { KeptState } from './kept.js';

/** How long the oldest of a group's dead letters, and of its parked messages, has lain here; 0 when there is none. */
export type KeptAges = Readonly<Record<KeptState, number>>;

export async function readKeptAges(
  dataSource: DataSource,
  group: string,
  clock: Pick<Clock, 'now'>,
): Promise<KeptAges> {
  const [row] = await dataSource.query<[Record<KeptState, Date | null>]>(
    `SELECT (SELECT min(first_kept_at) FROM message_parked WHERE consumer = $1) AS parked,
       (SELECT min(first_kept_at) FROM dead_letter WHERE consumer = $1) AS "deadLettered"`,
    [group],
  );
  const now = clock.now().getTime();
  const age = (since: Date | null): number => (since ? Math.max(0, now - since.getTime()) / 1000 : 0);
  return { parked: age(row.parked), deadLettered: age(row.deadLettered) };
}
