import { setTimeout as pause } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contracts } from '#contracts';
import { startLocalKafka, type LocalKafka } from '#local-kafka';
import { provisionKafka } from '#messaging';
import { createLogger } from '#observability';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { Topics } from './topics.js';

/**
 * As Kafka has it: two processes of one group share its partitions from the first fetch on. Otherwise the first one gets
 * all, and gives up half of them, and what it had fetched, while the clock runs.
 */
const GATHER_MS = 3_000;

/** A real Kafka of its own. */
export class Broker {
  private constructor(
    private readonly folder: string,
    private readonly server: LocalKafka,
    private readonly client: Kafka,
    private readonly admin: Admin,
  ) {}

  static async open(log: (text: string) => void): Promise<Broker> {
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-bench-kafka-'));
    const server = await startLocalKafka({ folder, gatherMs: GATHER_MS, endsWithMe: true, log });
    const client = new Kafka({ clientId: 'bench', brokers: [...server.brokers], logLevel: logLevel.NOTHING });
    const admin = client.admin();
    await admin.connect();
    return new Broker(folder, server, client, admin);
  }

  get brokers(): string[] {
    return [...this.server.brokers];
  }

  get pid(): number {
    return this.server.pid;
  }

  /** Every topic of the topic table, empty, under names that begin like this. */
  async makeTopics(prefix: string): Promise<Topics> {
    for (let left = 5; ; left -= 1) {
      try {
        await provisionKafka({ brokers: this.brokers, prefix }, contracts.topics, 1, createLogger('bench', 'error'));
        return new Topics(this.client, prefix);
      } catch (error) {
        if (left === 0) throw error; // a broker that is busy making topics knows some of them a moment later
        await pause(1_000);
      }
    }
  }

  /** Whether a consumer group has shared its partitions: its members fetch from now on. */
  async isAtWork(group: string): Promise<boolean> {
    const { groups } = await this.admin.describeGroups([group]);
    return groups.some(({ state, members }) => state === 'Stable' && members.length > 0);
  }

  async close(): Promise<void> {
    await this.admin.disconnect().catch(() => undefined);
    await this.server.kill(); // nobody wants its data
    rmSync(this.folder, { recursive: true, force: true });
  }
}
