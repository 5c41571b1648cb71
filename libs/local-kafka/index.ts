/** @internal for tests */
export { kafkaTool, kafkaToolCommand } from './kafka-tool.js';
/** @internal for tests */
export { missingForKafka } from './local-kafka.js';
export { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from './local-kafka.js';
