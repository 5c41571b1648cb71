import type { EntityManager } from 'typeorm';

/** Where statements run: a transaction, or the pool outside of one. */
export type Sql = Pick<EntityManager, 'query'>;
