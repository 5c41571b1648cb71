import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { missingForKafka } from './kafka-tool.js';

export interface KafkaForTests {
  readonly brokers: readonly string[];
  /** For the names of topics and groups: one's own, since the broker serves the whole test run and perhaps others. */
  readonly prefix: string;
}

/** The broker that `KAFKA_BROKERS` names, or one for the whole test run, started now if nobody asked for it before. */
export async function kafkaForTests(): Promise<KafkaForTests> {
  return { brokers: givenBrokers() ?? (await brokersOfRun()), prefix: `test-${randomBytes(6).toString('hex')}.` };
}

/** Like `describe`. On a machine without a Kafka it says so and skips; where everything must be shown (CI=true) it fails. */
export function describeOnKafka(name: string, tests: () => void): void {
  describeUnless(givenBrokers() ? undefined : missingForKafka(), name, tests);
}

/** The same for tests that start a broker of their own, whatever `KAFKA_BROKERS` says. */
export function describeWithOwnKafka(name: string, tests: () => void): void {
  describeUnless(missingForKafka(), name, tests);
}

function describeUnless(missing: string | undefined, name: string, tests: () => void): void {
  if (!missing) return describe(name, tests);
  process.stderr.write(`\nNOT TESTED: ${name}. ${missing}\n`);
  if (process.env.CI !== 'true') return describe.skip(name, tests);
  describe(name, () => {
    it('has a Kafka', () => {
      throw new Error(missing);
    });
  });
}

function givenBrokers(): readonly string[] | undefined {
  return process.env.KAFKA_BROKERS?.split(',').map((broker) => broker.trim());
}

async function brokersOfRun(): Promise<readonly string[]> {
  const port = Number(process.env.ANKOMST_TEST_KAFKA_PORT);
  if (!port) throw new Error('Only a test run of jest has a Kafka of its own. Use startLocalKafka of #local-kafka.');
  const answer = JSON.parse(await text(connect(port, '127.0.0.1'))) as { brokers: string[] } | { problem: string };
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.brokers;
}
