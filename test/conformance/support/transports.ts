import { randomBytes } from 'node:crypto';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { openDatabase } from '#database';
import { logTables, provisionKafka, type WireMessage } from '#messaging';
import { createLogger } from '#observability';
import type { KafkaConnection } from '#settings';
import { kafkaForTests } from '../../support/kafka/kafka-for-tests.js';
import { topics } from './trial-contracts.js';
import { services } from './trial-schema.js';
import { until } from './until.js';

/** The wire of one world. */
export interface Wire {
  /** How a service reaches Kafka; undefined: messaging takes the PostgreSQL log by itself. */
  kafka(service: string): KafkaConnection | undefined;
  /** Puts messages on the wire that no codec of ours would write. */
  inject(messages: readonly WireMessage[]): Promise<void>;
  /** The ids of all messages that a topic holds. */
  ids(topic: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What the suite has to know of an adapter: the next one is an entry in this table. */
interface Transport {
  /** SQL of the owner that the transport needs. */
  readonly statements: readonly string[];
  /** To be called when the database of the world is provisioned. */
  open(ownerUrl: string): Promise<Wire>;
}

export const transports = {
  'postgres-log': {
    statements: logTables(
      topics,
      services.map(({ service }) => service),
    ),
    open: async (ownerUrl) => new LogWire(await openDatabase(ownerUrl, 'public', { poolSize: 1 })),
  },
  kafka: {
    statements: [],
    open: async () => openKafkaWire((await kafkaForTests()).brokers),
  },
} satisfies Record<string, Transport>;

export type TransportName = keyof typeof transports;

/** Topics of a world's own on these brokers; `loginOf` on a Kafka with users, whose owner is `owner`. */
export async function openKafkaWire(
  brokers: readonly string[],
  loginOf: (user: string) => KafkaConnection['login'] = () => undefined,
  tls?: KafkaConnection['tls'],
): Promise<Wire> {
  const prefix = `world-${randomBytes(6).toString('hex')}.`;
  const as = (user: string): KafkaConnection => ({ brokers, prefix, login: loginOf(user), tls });
  await provisionKafka(as('owner'), topics, 1, createLogger('provision', 'silent'));
  return new KafkaWire(prefix, as);
}

class LogWire implements Wire {
  constructor(private readonly owner: DataSource) {}

  kafka(): undefined {
    return undefined;
  }

  async inject(messages: readonly WireMessage[]): Promise<void> {
    for (const { topic, partition, key, headers, value } of messages) {
      await this.owner.query(
        `WITH head AS (UPDATE log."${topic}#heads" SET next = next + 1 WHERE partition = $1 RETURNING next - 1 AS position)
         INSERT INTO log."${topic}" (partition, position, key, headers, value) SELECT $1, position, $2, $3, $4 FROM head`,
        [partition, key, headers, value],
      );
      await this.owner.query(`SELECT pg_notify('ankomst_log', $1)`, [topic]);
    }
  }

  async ids(topic: string): Promise<readonly string[]> {
    const rows = await this.owner.query<{ id: string }[]>(`SELECT headers->>'ce_id' AS id FROM log."${topic}"`);
    return rows.map(({ id }) => id);
  }

  close(): Promise<void> {
    return this.owner.destroy();
  }
}

class KafkaWire implements Wire {
  private readonly client: Kafka;
  private producer: Promise<Producer> | undefined;

  constructor(
    private readonly prefix: string,
    readonly kafka: (user: string) => KafkaConnection,
  ) {
    this.client = kafkaClient(kafka('owner'));
  }

  async inject(messages: readonly WireMessage[]): Promise<void> {
    this.producer ??= this.connect();
    const producer = await this.producer;
    for (const { topic, ...message } of messages) {
      await producer.send({ topic: this.prefix + topic, messages: [message] });
    }
  }

  async ids(topic: string): Promise<readonly string[]> {
    const name = this.prefix + topic;
    const admin = this.client.admin();
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(name).finally(() => admin.disconnect());
    const all = offsets.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
    const ids: string[] = [];
    if (all === 0) return ids;
    const consumer = this.client.consumer({ groupId: `${this.prefix}${randomBytes(6).toString('hex')}` });
    await consumer.connect();
    await consumer.subscribe({ topic: name, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message: { headers } }) => void ids.push(String(headers?.ce_id)),
    });
    await until(() => ids.length >= all);
    await consumer.disconnect();
    return ids;
  }

  async close(): Promise<void> {
    await (await this.producer)?.disconnect();
  }

  private async connect(): Promise<Producer> {
    const producer = this.client.producer({
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition as number,
    });
    await producer.connect();
    return producer;
  }
}

/** A client that is none of ours, with the same access. */
export function kafkaClient({ brokers, login, tls }: KafkaConnection): Kafka {
  return new Kafka({
    clientId: 'test',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    ...(login && { sasl: { mechanism: 'scram-sha-512', username: login.user, password: login.password.current } }),
    ...(tls && { ssl: { ca: [tls.ca ?? ''] } }),
  });
}
