export { LocalKafkaError } from './errors.js';
export { kafkaTool, kafkaToolCommand } from './kafka-tool.js';
export { missingForKafka, startLocalKafka, type LocalKafka, type LocalKafkaOptions } from './local-kafka.js';
