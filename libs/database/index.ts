export { unnest } from './arrays.js';
/** @internal for tests */
export { arrayOf } from './arrays.js';
/** @internal for tests */
export { AlreadyRunning } from './errors.js';
export { DatabaseError } from './errors.js';
export { lockForOneHub } from './lock-for-one-hub.js';
export { openDatabase } from './open-database.js';
export { poolUse } from './pool-use.js';
export { provision, type KeptBy, type ServiceSchema } from './provision.js';
export { findEmbeddedPostgres } from './embedded/find-embedded-postgres.js';
export { copyCluster, type ClusterFile, type ClusterKeeper } from './embedded/copy-cluster.js';
export { holdsCluster, restoreCluster } from './embedded/restore-cluster.js';
export type { Sql } from './sql.js';
export { schemaOf, serviceUrl } from './service-url.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.js';
