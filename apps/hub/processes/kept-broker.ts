import { setTimeout as pause } from 'node:timers/promises';
import { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from '#local-kafka';
import { isAlive } from './is-alive.js';

const LOOK_EVERY_MS = 250;
const AFTER_A_FAULT_MS = 2_000;

/** A Kafka of this machine that is started again when it dies while this process lives, on the same port and data. */
export class KeptBroker {
  private readonly ending = new AbortController();
  private readonly watching: Promise<void>;

  private constructor(
    private readonly options: LocalKafkaOptions,
    private kafka: LocalKafka,
    private readonly say: (line: string) => void,
  ) {
    this.watching = this.watch();
  }

  static async start(options: LocalKafkaOptions, say: (line: string) => void): Promise<KeptBroker> {
    return new KeptBroker(options, await startLocalKafka(options), say);
  }

  get brokers(): readonly string[] {
    return this.kafka.brokers;
  }

  get pid(): number {
    return this.kafka.pid;
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.watching;
    await this.kafka.stop();
  }

  private async watch(): Promise<void> {
    const port = Number(this.kafka.brokers[0]?.split(':')[1]);
    while (!this.ending.signal.aborted) {
      await this.rest(LOOK_EVERY_MS);
      if (this.ending.signal.aborted || isAlive(this.kafka.pid)) continue;
      this.say('kafka ended, is started again');
      try {
        this.kafka = await startLocalKafka({ ...this.options, port });
      } catch (error) {
        this.say((error as Error).message);
        await this.rest(AFTER_A_FAULT_MS);
      }
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }
}
