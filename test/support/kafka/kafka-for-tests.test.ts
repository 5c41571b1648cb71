import { describeOnKafka, kafkaForTests } from './kafka-for-tests.js';
import { kafkaTool } from './kafka-tool.js';

jest.setTimeout(120_000);

describeOnKafka('the Kafka of a test run', () => {
  it('is one for all who ask, each under a prefix of its own', async () => {
    const [one, other] = await Promise.all([kafkaForTests(), kafkaForTests()]);
    expect(one.brokers).toEqual(other.brokers);
    expect(one.prefix).not.toBe(other.prefix);
  });

  it('keeps what is written to it, as Kafka’s own tools see it', async () => {
    const { brokers, prefix } = await kafkaForTests();
    const at = ['--bootstrap-server', brokers.join(',')];
    const topic = ['--topic', `${prefix}applications`];
    const made = await kafkaTool('org.apache.kafka.tools.TopicCommand', [...at, ...topic, '--create']);
    expect(made).toMatchObject({ code: 0 });
    await kafkaTool('org.apache.kafka.tools.ConsoleProducer', [...at, ...topic], 'Åse\n');
    const read = await kafkaTool('org.apache.kafka.tools.consumer.ConsoleConsumer', [
      ...at,
      ...topic,
      ...['--from-beginning', '--max-messages', '1'],
    ]);
    expect(read.stdout).toBe('Åse\n');
  });
});
