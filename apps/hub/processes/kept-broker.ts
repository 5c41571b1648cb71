import { Rounds } from '#clock';
import { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from '#local-kafka';
import { isAlive } from '#daemons';

const LOOK_EVERY_MS = 250;
const AFTER_A_FAULT_MS = 2_000;

/** A Kafka of this machine that is started again when it dies while this process lives, on the same port and data. */
export class KeptBroker {
  private readonly looks: Rounds;

  private constructor(
    private readonly options: LocalKafkaOptions,
    private kafka: LocalKafka,
    private readonly say: (line: string) => void,
  ) {
    const port = Number(kafka.brokers[0]?.split(':')[1]);
    this.looks = new Rounds({
      round: () => this.look(port),
      everyMs: LOOK_EVERY_MS,
      backoffMs: { first: AFTER_A_FAULT_MS, longest: AFTER_A_FAULT_MS },
      onFault: (error) => say((error as Error).message),
    });
    this.looks.start();
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
    await this.looks.stop();
    await this.kafka.stop();
  }

  private async look(port: number): Promise<boolean> {
    if (isAlive(this.kafka.pid)) return false;
    this.say('kafka ended, is started again');
    this.kafka = await startLocalKafka({ ...this.options, port });
    return false;
  }
}
