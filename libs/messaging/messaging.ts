import { setTimeout as pause } from 'node:timers/promises';
import { wire } from './codec.js';
import { Engine } from './engine/engine.js';
import type { Handler } from './engine/handle.js';
import { lockPartitions, preparePartitions } from './engine/partition-lock.js';
import { movePositionBack } from './engine/positions.js';
import { setUp, type Setup } from './engine/setup.js';
import { appendAll } from './engine/apply-deliveries.js';
import { Unit } from './engine/unit.js';
import { MessagingError } from './errors.js';
import type { UnitOfWork } from './message.js';
import { readKeptAges } from './kept/read-kept.js';
import { countOutbox } from './kafka/outbox.js';
import { registerMetrics } from './metrics.js';
import type { MessagingOptions } from './options.js';
import { partitionOf } from './partitioner.js';
import { readPromises, type PromiseRow } from './promises.js';

/** Serialisation failure and deadlock: the transaction was rolled back for sure, so it may run again. */
const RUN_AGAIN = new Set(['40001', '40P01']);
const RUNS_AT_MOST = 6;

/** What commands, timers and operators use; handlers get their unit of work with the batch. */
export class Messaging {
  private readonly setup: Setup;
  private engine: Engine | undefined;

  constructor(options: MessagingOptions) {
    this.setup = setUp(options);
    const { group, dataSource, clock } = this.setup;
    if (options.metrics) {
      registerMetrics(options.metrics, {
        group,
        promises: () => this.promises(),
        keptAges: () => readKeptAges(dataSource, group, clock),
        unsent: () => countOutbox(dataSource),
      });
    }
  }

  /** Called once before anything else, when the database is there. */
  async prepare(): Promise<void> {
    const { adapter, dataSource, group, partitions } = this.setup;
    await preparePartitions(dataSource.manager, group, partitions);
    adapter.appended([]);
  }

  onModuleInit(): Promise<void> {
    return this.prepare();
  }

  /**
   * Runs `change` in one transaction that alone writes about these residents: messages, commands and timers about the
   * same resident wait for each other. What it emits leaves with the commit. Runs again after a serialisation failure
   * or a deadlock, so `change` must have no effect outside of the transaction. `residents` may be empty.
   */
  async transact<T>(residents: readonly string[], change: (work: UnitOfWork) => Promise<T>): Promise<T> {
    for (let run = 1; ; run += 1) {
      try {
        return await this.transactOnce(residents, change);
      } catch (error) {
        if (run === RUNS_AT_MOST || !RUN_AGAIN.has((error as { code?: string }).code ?? '')) throw error;
        await pause(Math.random() * 20 * run);
      }
    }
  }

  /** The partition of a resident, the same on all inbound topics. */
  partitionOf(residentId: string): number {
    return partitionOf(residentId, this.setup.partitions);
  }

  /** Where every message of this service's group went. */
  async promises(): Promise<readonly PromiseRow[]> {
    const { dataSource, group, adapter, reads } = this.setup;
    const extents = await adapter.extents([...reads].sort()).catch(() => []);
    return readPromises(dataSource, group, extents, (positions) => adapter.unread(positions).catch(() => []));
  }

  /** Delivers again from `position` on: what had its effect is recognised by the inbox and counted as duplicate. */
  async setBack(topic: string, partition: number, position: number): Promise<void> {
    const { dataSource, group } = this.setup;
    await dataSource.transaction(async (sql) => {
      await lockPartitions(sql, group, [partition]);
      await movePositionBack(sql, group, { topic, partition, next: position });
    });
  }

  /**
   * What the transport keeps for good of those of these residents who were erased, on the topics that this service writes, is
   * emptied: a reader finds that it was there, and nothing of it. In steps; gives the number of messages.
   */
  async forget(residents: readonly string[], stopping: AbortSignal): Promise<number> {
    const { adapter, sealer, writes } = this.setup;
    let messages = 0;
    if (!adapter.forget || residents.length === 0) return messages;
    const keys = await sealer.prepare(residents, [...writes].map(wire));
    for (const topic of writes) {
      const erased = residents.filter((resident) => keys.isErased(resident, wire(topic)));
      if (erased.length > 0) messages += await adapter.forget(topic, erased, stopping);
    }
    return messages;
  }

  /** For `Health.register`: rejects with a short reason while messages can neither be written nor applied. */
  async check(): Promise<void> {
    await this.setup.dataSource.query('SELECT 1');
    this.setup.adapter.check();
    this.engine?.check();
  }

  /** Starts to deliver each topic to its handlers, one after the other. Once; the strategy does it. */
  async start(handlers: ReadonlyMap<string, readonly Handler[]>): Promise<void> {
    if (this.engine) {
      throw new MessagingError(
        'TRANSPORT_SHARED',
        `${this.setup.service} is connected already: one application per service.`,
      );
    }
    for (const topic of handlers.keys()) this.refuseForeignTopic(topic);
    this.engine = new Engine(this.setup, handlers, (topics) => this.tell(topics));
    await this.engine.start();
  }

  /** Takes no new messages, lets the batches in work end, gives back the rest in time. The DataSource stays open. */
  async close(): Promise<void> {
    const { adapter, tuning } = this.setup;
    const closed = Promise.all([this.engine?.close(), adapter.close(tuning.closeMs)]);
    await Promise.race([closed, pause(tuning.closeMs + 1_000, undefined, { ref: false })]);
  }

  private async transactOnce<T>(residents: readonly string[], change: (work: UnitOfWork) => Promise<T>): Promise<T> {
    const { dataSource, group } = this.setup;
    const partitions = residents.map((resident) => this.partitionOf(resident));
    let emitted: string[] = [];
    const result = await dataSource.transaction(async (sql) => {
      await lockPartitions(sql, group, partitions);
      const unit = new Unit(sql, this.setup);
      const changed = await change(unit);
      emitted = await appendAll(sql, this.setup, unit.outgoing);
      return changed;
    });
    this.tell(emitted);
    return result;
  }

  private tell(topics: readonly string[]): void {
    if (topics.length > 0) this.setup.adapter.appended(topics);
  }

  private refuseForeignTopic(topic: string): void {
    this.setup.codec.partitions(topic);
    if (this.setup.reads.has(topic)) return;
    throw new MessagingError(
      'NOT_A_READER',
      `${this.setup.service} has a handler for ${topic}, which it may not read. Who reads which topic, schemas/ say.`,
    );
  }
}
