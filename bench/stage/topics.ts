import { setTimeout as pause } from 'node:timers/promises';
import { contracts } from '#contracts';
import type { WireMessage } from '#messaging';
import type { Kafka, Producer } from 'kafkajs';

const AT_A_TIME = 1_000;
const WRITE_EVERY_MS = 20;

/** When the last message of each key arrived. */
export interface Listening {
  readonly lastOf: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** The topics of one installation on a broker. */
export class Topics {
  constructor(
    private readonly client: Kafka,
    readonly prefix: string,
  ) {}

  /** Those that a service reads, as the broker names them. */
  readBy(service: string): string[] {
    return contracts.topics.filter(({ readBy }) => readBy.includes(service)).map(({ name }) => this.prefix + name);
  }

  /** Writes messages as they are, each to its own partition, in order. */
  async fill(
    messages: Iterable<WireMessage> | AsyncIterable<WireMessage>,
    progress?: (written: number) => void,
  ): Promise<void> {
    const producer = await this.openProducer();
    try {
      let written = 0;
      let chunk: WireMessage[] = [];
      for await (const message of messages) {
        chunk.push(message);
        if (chunk.length < AT_A_TIME) continue;
        await this.send(producer, chunk);
        written += chunk.length;
        progress?.(written);
        chunk = [];
      }
      await this.send(producer, chunk);
    } finally {
      await producer.disconnect();
    }
  }

  /** Writes so many a second; gives when each key was written. */
  async fillEvenly(messages: readonly WireMessage[], perSecond: number): Promise<Map<string, number>> {
    const writtenAt = new Map<string, number>();
    const producer = await this.openProducer();
    try {
      const startedAt = Date.now();
      while (writtenAt.size < messages.length) {
        const wanted = Math.floor(((Date.now() - startedAt) / 1000) * perSecond);
        const due = messages.slice(writtenAt.size, Math.min(wanted, messages.length));
        for (const { key } of due) writtenAt.set(key, Date.now());
        await this.send(producer, due);
        await pause(WRITE_EVERY_MS);
      }
      return writtenAt;
    } finally {
      await producer.disconnect();
    }
  }

  /** Hears what is written to these topics from now on. */
  async listen(topics: readonly string[]): Promise<Listening> {
    const lastOf = new Map<string, number>();
    const consumer = this.client.consumer({ groupId: `${this.prefix}bench`, maxWaitTimeInMs: 20 });
    await consumer.connect();
    await consumer.subscribe({ topics: topics.map((topic) => this.prefix + topic), fromBeginning: true });
    await consumer.run({
      eachBatch: async ({ batch: { messages } }) => {
        for (const { key } of messages) lastOf.set(String(key), Date.now());
      },
    });
    return { lastOf, close: () => consumer.disconnect() };
  }

  private async openProducer(): Promise<Producer> {
    const producer = this.client.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    return producer;
  }

  private async send(producer: Producer, messages: readonly WireMessage[]): Promise<void> {
    const topics = new Map<string, WireMessage[]>();
    for (const message of messages) {
      const own = topics.get(message.topic);
      if (own) own.push(message);
      else topics.set(message.topic, [message]);
    }
    await producer.sendBatch({
      topicMessages: [...topics].map(([topic, own]) => ({
        topic: this.prefix + topic,
        messages: own.map(({ partition, key, headers, value }) => ({ partition, key, headers, value })),
      })),
    });
  }
}
