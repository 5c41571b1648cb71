import 'reflect-metadata'; // before anything of Nest
export { connectMessaging } from './nest/connect-messaging.js';
export { MessagingModule } from './nest/messaging.module.js';
export { MessagingStrategy } from './nest/messaging.strategy.js';
export type { WireMessage } from './adapter.js';
export { isTransient } from './classify.js';
export { MessagingError } from './errors.js';
export type { KafkaConnection } from './kafka/connection.js';
export { kafkaAcls, kafkaUsers, type Acl } from './kafka/acls.js';
export type { Batch, DeadLetterReason, Message, OutgoingEvent, UnitOfWork } from './message.js';
export { provisionKafka, type ProvisionedKafka } from './kafka/provision-kafka.js';
export { Messaging } from './messaging.js';
export type { Clock, MessagingOptions, Sealer, Tuning } from './options.js';
export { partitionOf } from './partitioner.js';
export { logTables } from './postgres-log/tables.js';
export { messagingGrants, messagingTables } from './tables.js';
export type { PromiseRow } from './promises.js';
