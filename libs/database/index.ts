export { arrayOf, columns } from './arrays.js';
export { AlreadyRunning, DataRefused, DatabaseError } from './errors.js';
export { lockForOneHub, type HubLock } from './lock-for-one-hub.js';
export { openDatabase, type OpenOptions } from './open-database.js';
export { provision, type ServiceSchema } from './provision.js';
export { findEmbeddedPostgres } from './embedded/find-embedded-postgres.js';
export { schemaOf, serviceUrl } from './service-url.js';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedOptions } from './embedded/embedded-postgres.js';
