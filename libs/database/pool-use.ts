import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { SteadyPool } from './steady-pool.js';

/** Connections of a service's pool; `waiting`: pieces of work that wait for one. */
type PoolUse = Readonly<Record<'busy' | 'idle' | 'waiting', number>>;

export function poolUse(dataSource: DataSource): PoolUse {
  const pool = (dataSource.driver as PostgresDriver).master as SteadyPool;
  return { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount };
}
