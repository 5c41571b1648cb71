import type { EntityManager } from 'typeorm';
import { partitionOf } from '../partitioner.js';
import { readExtents } from './read.js';
import { forgetIn } from './tables.js';

/** Positions that one statement looks at. */
const AT_A_TIME = 10_000;

/** Goes through the partitions of these keys: the log has no index of keys, which every append would pay for. */
export async function forget(
  sql: EntityManager,
  topic: string,
  keys: readonly string[],
  stopping: AbortSignal,
): Promise<number> {
  const extents = await readExtents(sql, [topic]);
  let emptied = 0;
  for (const { partition, next } of extents) {
    const own = keys.filter((key) => partitionOf(key, extents.length) === partition);
    for (let first = 0; first < next && own.length > 0 && !stopping.aborted; first += AT_A_TIME) {
      const [row] = await sql.query<[{ emptied: number }]>(`SELECT ${forgetIn(topic)}($1, $2, $3, $4) AS emptied`, [
        ...[own, partition, first, first + AT_A_TIME],
      ]);
      emptied += row.emptied;
    }
  }
  return emptied;
}
