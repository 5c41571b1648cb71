import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { DataSource, EntityManager } from 'typeorm';
import type { Log } from '#observability';
import type { KafkaConnection } from '#settings';
import type { Adapter, Consumption, Extent, Position, Unread, WireMessage } from '../adapter.js';
import { isTransient } from '../classify.js';
import { MessagingError } from '../errors.js';
import type { Tuning } from '../options.js';
import { openKafka, unreachable, type Broker } from './connection.js';
import { putIntoOutbox } from './outbox.js';
import { Reader } from './reader.js';
import { Relay } from './relay.js';

/**
 * Kafka, for more than one machine: what is appended goes through an outbox in the service's own database and a relay;
 * what is read comes from the place that the service's own database names.
 */
export class KafkaAdapter implements Adapter {
  private readonly ending = new AbortController();
  private readonly broker: Broker;
  private readonly relay: Relay;
  private admin: Promise<Admin> | undefined;
  private reader: Reader | undefined;

  constructor(
    private readonly connection: KafkaConnection,
    dataSource: DataSource,
    group: string,
    private readonly log: Log,
    private readonly tuning: Tuning,
  ) {
    this.broker = openKafka(connection, group, log, tuning);
    this.relay = new Relay(this.broker, dataSource, group, log, tuning);
  }

  append(sql: EntityManager, messages: readonly WireMessage[]): Promise<void> {
    return putIntoOutbox(sql, messages);
  }

  appended(): void {
    this.relay.start();
    this.relay.wake();
  }

  async extents(topics: readonly string[]): Promise<readonly Extent[]> {
    const admin = await this.connectedAdmin();
    const each = await Promise.all(topics.map((topic) => extentsOf(admin, this.broker.prefix, topic)));
    return each.flat();
  }

  async consume(consumption: Consumption): Promise<void> {
    this.relay.start();
    this.reader = new Reader(consumption, {
      ...this.broker,
      extents: (topics) => this.extents(topics),
      signal: this.ending.signal,
      log: this.log,
      tuning: this.tuning,
    });
    await this.reader.start();
  }

  check(): void {
    const trouble = this.relay.check() ?? this.reader?.check();
    if (trouble) throw new MessagingError('CANNOT_GO_ON', trouble);
  }

  /** Known of what was fetched already, and that is so wherever the broker can be reached. */
  async unread(positions: readonly Position[]): Promise<readonly Unread[]> {
    return positions.flatMap(({ topic, partition }) => {
      const since = this.reader?.oldest(topic, partition);
      return since === undefined ? [] : [{ topic, partition, since: new Date(since) }];
    });
  }

  /** What was committed and not sent yet stays in the outbox. */
  async close(deadlineMs: number): Promise<void> {
    this.ending.abort(); // nothing is tried again; what is in work goes on
    const unfinished = (await this.reader?.drain(deadlineMs)) ?? [];
    if (unfinished.length > 0) this.log.warn({ partitions: unfinished }, 'given back unfinished');
    const leaving = Promise.all([
      this.relay.close(),
      this.reader?.leave(),
      this.admin?.then((admin) => admin.disconnect()).catch(() => undefined),
    ]);
    await Promise.race([leaving, pause(LEAVE_WITHIN_MS, undefined, { ref: false })]);
  }

  private connectedAdmin(): Promise<Admin> {
    this.admin ??= this.connectAdmin().catch((error: unknown) => {
      this.admin = undefined;
      throw error;
    });
    return this.admin;
  }

  private async connectAdmin(): Promise<Admin> {
    const admin = this.broker.kafka.admin();
    await admin.connect().catch((error: unknown) => {
      throw unreachable(this.connection, error);
    });
    return admin;
  }
}

const LEAVE_WITHIN_MS = 2_000;

const HIDDEN = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'TOPIC_AUTHORIZATION_FAILED']);

/** A topic that was just made has no leader for a moment; kafkajs gives up on that at once. */
async function extentsOf(admin: Admin, prefix: string, topic: string): Promise<Extent[]> {
  for (let wait = 100; ; wait *= 2) {
    try {
      const offsets = await admin.fetchTopicOffsets(prefix + topic);
      return offsets.map(({ partition, low, high }) => ({ topic, partition, first: Number(low), next: Number(high) }));
    } catch (error) {
      const { type = '' } = error as { type?: string };
      if (HIDDEN.has(type)) throw topicIsMissing(prefix + topic, error as Error);
      if (!isTransient(error) || wait > LONGEST_WAIT_MS) throw error;
      await pause(wait);
    }
  }
}

const LONGEST_WAIT_MS = 1_000;

function topicIsMissing(name: string, cause: Error): MessagingError {
  return new MessagingError(
    'UNKNOWN_TOPIC',
    `Kafka has no topic ${name}, or does not show it to this user. Provisioning makes topics and rights: npm run provision.`,
    { cause },
  );
}
