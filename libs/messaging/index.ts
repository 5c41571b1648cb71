import 'reflect-metadata'; // before anything of Nest
export { connectMessaging } from './nest/connect-messaging.js';
export { MessagingModule } from './nest/messaging.module.js';
export type { WireMessage } from './adapter.js';
export { canonical } from './canonical.js';
export { isTransient } from './classify.js';
/** @internal for tests */
export { MessagingError } from './errors.js';
export type { Kept, KeptFilter, KeptStore, Retried, RetryStatus } from './kept/kept.js';
export { KeptMessages } from './kept/kept-messages.js';
export { kafkaAcls, kafkaUsers, type Acl } from './kafka/acls.js';
export type { Batch, DeadLetterReason, Message, OutgoingEvent, UnitOfWork } from './message.js';
export { markRestored, undoWhatIsLater } from './kafka/undone.js';
export { provisionKafka, type ProvisionedKafka } from './kafka/provision-kafka.js';
export { Messaging } from './messaging.js';
export type { MessagingOptions, Tuning } from './options.js';
export { partitionOf } from './partitioner.js';
/** @internal for tests: each has a rule of retention */
export { logRetention } from './postgres-log/tables.js';
export { logTables } from './postgres-log/tables.js';
export { wire as wireAudience, wirePlace } from './codec.js';
export { messagingGrants, messagingRetention, messagingTables } from './tables.js';
export { uuidWithin } from './uuid-of.js';
