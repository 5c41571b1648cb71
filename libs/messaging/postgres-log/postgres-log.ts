import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { Rounds } from '#clock';
import type { Log } from '#observability';
import type { Adapter, Consumption, Extent, Position, Unread, WireMessage } from '../adapter.js';
import { isTransient, nameError } from '../classify.js';
import { MessagingError } from '../errors.js';
import type { Tuning } from '../options.js';
import { Announcer } from './announcer.js';
import { append } from './append.js';
import { forget } from './forget.js';
import { readExtents, readMessages, readUnread } from './read.js';
import { Share } from './share.js';
import { Slots } from '../slots.js';

/** So many times as long as the last deliveries took the next ones may wait for more. */
const LINGER_SHARE = 4;
const LINGER_AT_MOST_MS = 200;

/**
 * The log for one machine: tables of the same PostgreSQL. Polls positions, woken by NOTIFY; a session lock owns a
 * partition, and since positions fence there is no protocol about it.
 */
export class PostgresLog implements Adapter {
  private readonly ending = new AbortController();
  private readonly slots: Slots;
  private readonly announcer: Announcer;
  /** Partition number → its work; one at a time, so a resident's topics never wait for each other in the database. */
  private readonly atWork = new Map<number, Promise<void>>();
  /** Partition number → topic → where reading goes on, as we know it; what is true, the database says. */
  private readonly positions = new Map<number, Map<string, number>>();
  private positionsAt = -Infinity;
  /** The last deliveries, from their first to their last statement. */
  private lastTookMs = 0;
  private share: Share | undefined;
  private looks: Rounds | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Log,
    private readonly tuning: Tuning,
  ) {
    this.slots = new Slots(tuning.concurrency);
    this.announcer = new Announcer(dataSource, this.ending.signal);
  }

  append(sql: EntityManager, messages: readonly WireMessage[]): Promise<void> {
    return append(sql, messages);
  }

  appended(topics: readonly string[]): void {
    this.announcer.tell(topics);
  }

  extents(topics: readonly string[]): Promise<readonly Extent[]> {
    return readExtents(this.dataSource.manager, topics);
  }

  unread(positions: readonly Position[]): Promise<readonly Unread[]> {
    return readUnread(this.dataSource.manager, positions);
  }

  forget(topic: string, keys: readonly string[], stopping: AbortSignal): Promise<number> {
    return forget(this.dataSource.manager, topic, keys, stopping);
  }

  async consume(consumption: Consumption): Promise<void> {
    const looks = new Rounds({
      round: () => this.look(consumption),
      everyMs: this.tuning.pollMs,
      onFault: (error) => this.endUnlessTransient(consumption, error),
    });
    this.looks = looks;
    this.share = new Share(this.dataSource, consumption, this.tuning.shareMs, this.log, {
      onNews: () => looks.wake(),
      isAtWork: (partition) => this.atWork.has(partition),
    });
    await this.share.open();
    looks.start();
  }

  check(): void {
    if (this.share && !this.share.isOpen) throw new MessagingError('CANNOT_GO_ON', 'the log cannot be reached');
  }

  async close(deadlineMs: number): Promise<void> {
    this.ending.abort(); // nothing is tried again; what is in work goes on
    this.share?.stopTaking();
    const inTime = await Promise.race([
      Promise.allSettled([this.looks?.stop(), ...this.atWork.values()]).then(() => true),
      pause(deadlineMs, false, { ref: false }),
    ]);
    if (!inTime) this.log.warn({ partitions: [...this.atWork.keys()] }, 'given back unfinished');
    await this.share?.close();
  }

  /** Looks for messages after our positions. */
  private async look(consumption: Consumption): Promise<boolean> {
    await pause(this.lingerMs(), undefined, { ref: false });
    await this.readPositions(consumption);
    const news = new Map<number, News>();
    for (const { topic, partition, next } of await this.extents(consumption.topics)) {
      const waiting = next - (this.positions.get(partition)?.get(topic) ?? next);
      if (waiting <= 0 || this.atWork.has(partition) || !this.share?.owns(partition)) continue;
      const { topics, count } = news.get(partition) ?? { topics: [], count: 0 };
      news.set(partition, { partition, topics: [...topics, topic], count: count + waiting });
    }
    for (const together of inBatches([...news.values()], this.tuning.batchSize)) this.work(consumption, together);
    return false;
  }

  /** Every so often: somebody may have set one back. Where ours are behind, what is delivered again has no effect. */
  private async readPositions(consumption: Consumption): Promise<void> {
    const now = performance.now();
    if (now - this.positionsAt < this.tuning.pollMs) return;
    this.positionsAt = now;
    for (const { topic, partition, next } of await consumption.positions()) {
      if (this.atWork.has(partition)) continue;
      const ofPartition = this.positions.get(partition) ?? new Map<string, number>();
      this.positions.set(partition, ofPartition.set(topic, next));
    }
  }

  /**
   * A transaction costs the same for one message as for twenty: where much is going on, and one takes long, more may
   * come before the next. A hub that has nothing else to do waits some hundredths of a second.
   */
  private lingerMs(): number {
    return Math.min(this.lastTookMs * LINGER_SHARE, LINGER_AT_MOST_MS);
  }

  private work(consumption: Consumption, news: readonly News[]): void {
    let began = 0;
    const done = this.slots
      .run(() => {
        began = performance.now();
        return this.deliverAll(consumption, news);
      })
      .catch((error: unknown) => this.endUnlessTransient(consumption, error))
      .finally(() => {
        this.lastTookMs = performance.now() - began;
        for (const { partition } of news) this.atWork.delete(partition);
        this.looks?.wake(); // for what came after the last read
      });
    for (const { partition } of news) this.atWork.set(partition, done);
  }

  /** A batch of each topic in turn, so that none waits for another to run dry; what comes meanwhile is for the next look. */
  private async deliverAll(consumption: Consumption, news: readonly News[]): Promise<void> {
    const { signal } = this.ending;
    const { batchSize } = this.tuning;
    const left = new Map<string, number[]>();
    for (const { partition, topics } of news)
      for (const topic of topics) left.set(topic, [...(left.get(topic) ?? []), partition]);
    while (left.size > 0) {
      for (const [topic, partitions] of left) {
        const mine = partitions.filter((partition) => this.share?.owns(partition));
        if (signal.aborted) return;
        const places = mine.map((partition) => ({ partition, from: this.positions.get(partition)!.get(topic)! }));
        const deliveries = await readMessages(this.dataSource.manager, topic, places, batchSize);
        const full = deliveries.filter(({ messages }) => messages.length === batchSize);
        if (full.length === 0) left.delete(topic);
        else left.set(topic, full.map(({ partition }) => partition)); // prettier-ignore
        if (deliveries.length > 0) this.note(topic, await consumption.deliver(deliveries, signal));
      }
    }
  }

  private note(topic: string, positions: ReadonlyMap<number, number>): void {
    for (const [partition, next] of positions) this.positions.get(partition)!.set(topic, next);
  }

  private endUnlessTransient(consumption: Consumption, error: unknown): void {
    if (this.ending.signal.aborted) return;
    if (isTransient(error)) {
      this.log.warn({ reason: nameError(error) }, 'the log cannot be read, will be tried again');
      return;
    }
    this.ending.abort();
    consumption.fatal(error as Error);
  }
}

/** What waits in a partition. */
interface News {
  readonly partition: number;
  readonly topics: readonly string[];
  readonly count: number;
}

/** Partitions that share a transaction, since together they hold no more than a batch may. */
function inBatches(news: readonly News[], atMost: number): News[][] {
  const batches: News[][] = [];
  let room = 0;
  for (const one of news) {
    if (one.count > room) {
      batches.push([]);
      room = atMost;
    }
    batches.at(-1)!.push(one);
    room -= one.count;
  }
  return batches;
}
