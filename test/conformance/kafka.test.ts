import { describeOnKafka } from '../support/kafka/kafka-for-tests.js';
import { conformance } from './conformance.js';

jest.setTimeout(300_000);

describeOnKafka('messaging on Kafka', () => {
  conformance('kafka');
});
