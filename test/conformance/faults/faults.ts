/** A defect put into the source on purpose, and the test that has to see it. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A test file, and a part of the names of its tests. */
  readonly test: readonly [file: string, name: string];
}

const KAFKA = 'test/conformance/kafka.test.ts';
const FAULTS = 'test/conformance/kafka-faults.test.ts';
const reader = 'libs/messaging/kafka/reader.ts';

/** What the traps of Kafka and kafkajs do without their remedies, and the promises without what keeps them. */
export const faults: readonly Fault[] = [
  {
    name: 'a batch runs inside the loop of kafkajs, which sends no heartbeat meanwhile',
    file: reader,
    from: 'this.lanes.add(topic, batch.partition, read.from, messages);',
    to: 'return this.consumption.deliver([{ topic, partition: batch.partition, from: read.from, messages }], this.surroundings.signal);',
    test: [FAULTS, 'longer than the session'],
  },
  {
    name: 'a consumer that kafkajs gave up on idles on',
    file: reader,
    from: 'if (!restart) this.endUnlessEnding(error);',
    to: '',
    test: [FAULTS, 'would not start again'],
  },
  {
    name: 'reading begins where Kafka believes the group to be',
    file: reader,
    from: 'this.consumer.seek({ topic: this.named(topic), partition, offset: String(fetch) });',
    to: '',
    test: [FAULTS, 'counts for nothing'],
  },
  {
    name: 'what was fetched before the place was sought is taken',
    file: reader,
    from: 'return began === fetch ||',
    to: 'return began >= fetch ||',
    test: ['libs/messaging/kafka/reader.test.ts', 'fetched before a rebalance'],
  },
  {
    name: 'a topic that was made anew is read as if it were the old one',
    file: reader,
    from: 'if (next > extent.next) throw',
    to: 'if (next < 0) throw',
    test: [FAULTS, 'made anew'],
  },
  {
    name: 'nobody looks whether a position was set back',
    file: reader,
    from: 'if (setBack.length > 0) this.seekAgain(setBack);',
    to: '',
    test: [KAFKA, 'a position set back'],
  },
  {
    name: 'what was handled before is handled again',
    file: 'libs/messaging/engine/apply-deliveries.ts',
    from: 'delivery.messages.filter(({ position }) => position >= expected)',
    to: 'delivery.messages.slice()',
    test: [FAULTS, 'stands still for longer'],
  },
  {
    name: 'an event leaves before its transaction is committed',
    file: 'libs/messaging/kafka/kafka-adapter.ts',
    from: 'return putIntoOutbox(sql, messages);',
    to: 'return putIntoOutbox(sql.connection.manager, messages);',
    test: [KAFKA, 'none comes that was taken back'],
  },
  {
    name: 'the relay takes an event out before it is sent',
    file: 'libs/messaging/kafka/relay.ts',
    from: 'const messages = await takeFromOutbox(sql);',
    to: "const messages = await takeFromOutbox(sql); await sql.query('COMMIT');",
    test: [FAULTS, 'the broker away'],
  },
  {
    name: 'a producer whose numbering the broker no longer knows is kept',
    file: 'libs/messaging/kafka/relay.ts',
    from: 'await this.dropProducer(); // its',
    to: '//',
    test: [FAULTS, 'until a sending is given up'],
  },
  {
    name: 'two topics of a resident are handled at once',
    file: 'libs/messaging/engine/partition-lock.ts',
    from: 'AND partition = ANY($3::smallint[]) ORDER BY partition FOR UPDATE',
    to: 'AND partition = ANY($3::smallint[]) ORDER BY partition',
    test: [KAFKA, 'two topics at once'],
  },
  {
    name: 'one TypeError fails its whole batch',
    file: 'libs/messaging/engine/isolate.ts',
    from: 'if (items.length === 1)',
    to: 'if (items.length > 0)',
    test: [KAFKA, 'a TypeError in the handler'],
  },
];
