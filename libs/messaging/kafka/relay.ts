import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Message as KafkaMessage, Producer, TopicMessages } from 'kafkajs';
import type { DataSource, EntityManager } from 'typeorm';
import { Rounds } from '#clock';
import type { Log } from '#observability';
import type { WireMessage } from '../adapter.js';
import { nameError } from '../classify.js';
import type { Tuning } from '../options.js';
import type { Broker } from './connection.js';
import { takeFromOutbox } from './outbox.js';

/** One request holds less than the largest record that a topic takes, however its rows fall on partitions. */
const REQUEST_BYTES = 900_000;

/**
 * Sends what lies in the outbox, in order, and takes it out once every replica has it: the one remote call inside a
 * transaction. One relay a service at a time, by a lock of that transaction; when it fails on the way, the next one
 * sends the same again, and readers know it by its id.
 */
export class Relay {
  private readonly ending = new AbortController();
  private readonly rounds: Rounds;
  private producer: Producer | undefined;
  private trouble: string | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly dataSource: DataSource,
    private readonly group: string,
    log: Log,
    { pollMs, backoffMs }: Tuning,
  ) {
    this.rounds = new Rounds({
      round: () => this.round(),
      everyMs: pollMs,
      backoffMs,
      onFault: () => log.warn({ reason: this.trouble }, 'events could not be sent, will be tried again'),
    });
  }

  start(): void {
    this.rounds.start();
  }

  /** There is something new in the outbox. */
  wake(): void {
    this.rounds.wake();
  }

  check(): string | undefined {
    return this.trouble && `events do not leave: ${this.trouble}`;
  }

  /** What is under way ends; the rest stays in the outbox. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.rounds.stop();
    await this.dropProducer();
  }

  private async round(): Promise<boolean> {
    try {
      const isMore = await this.sendSome();
      this.trouble = undefined;
      return isMore;
    } catch (error) {
      this.trouble = nameError(error);
      await this.dropProducer(); // its numbering may no longer be the broker's
      throw error;
    }
  }

  /** Whether there may be more. A commit that the database forgets in a crash only means that the same is sent again. */
  private sendSome(): Promise<boolean> {
    return this.dataSource.transaction(async (sql) => {
      await sql.query('SET LOCAL synchronous_commit = off');
      if (!(await this.isMyTurn(sql))) return this.afterAnothers();
      const messages = await takeFromOutbox(sql);
      for (const part of inRequests(messages)) await this.send(part);
      return messages.length > 0;
    });
  }

  private async isMyTurn(sql: EntityManager): Promise<boolean> {
    const rows = await sql.query<{ mine: boolean }[]>('SELECT pg_try_advisory_xact_lock($1, $2) AS mine', [
      RELAY_LOCKS,
      this.lock,
    ]);
    return rows[0]?.mine === true;
  }

  /** Another process of the service sends just now, and perhaps looked before our last commit. */
  private async afterAnothers(): Promise<boolean> {
    await pause(ANOTHERS_TURN_MS, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    return !this.ending.signal.aborted;
  }

  private async send(messages: readonly WireMessage[]): Promise<void> {
    this.producer ??= await this.connect();
    await this.producer.sendBatch({ acks: -1, topicMessages: byTopic(messages, this.broker.prefix) });
  }

  private async connect(): Promise<Producer> {
    const producer = this.broker.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: () => partitionOfMessage,
    });
    await producer.connect();
    return producer;
  }

  private async dropProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private get lock(): number {
    return createHash('sha256').update(this.group).digest().readInt32BE(0);
  }
}

const ANOTHERS_TURN_MS = 20;

/** The first of the two numbers of every relay's advisory lock. */
const RELAY_LOCKS = 7_301_003;

/** The partition is decided when an event is written (`partitioner.ts`: Kafka's own murmur2), and never anew. */
function partitionOfMessage({ message }: { message: KafkaMessage }): number {
  return message.partition as number;
}

function* inRequests(messages: readonly WireMessage[]): Generator<readonly WireMessage[]> {
  let from = 0;
  let bytes = 0;
  for (const [at, { value }] of messages.entries()) {
    if (at > from && bytes + value.length > REQUEST_BYTES) {
      yield messages.slice(from, at);
      from = at;
      bytes = 0;
    }
    bytes += value.length;
  }
  if (from < messages.length) yield messages.slice(from);
}

function byTopic(messages: readonly WireMessage[], prefix: string): TopicMessages[] {
  const topics = new Map<string, KafkaMessage[]>();
  for (const { topic, ...message } of messages) {
    const known = topics.get(topic);
    if (known) known.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, ofTopic]) => ({ topic: prefix + topic, messages: ofTopic }));
}
