import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { Rounds } from '#clock';
import type { Log } from '#observability';
import type { Adapter, Consumption, Extent, Position, Unread, WireMessage } from '../adapter.js';
import { isTransient, nameError } from '../classify.js';
import { MessagingError } from '../errors.js';
import type { Tuning } from '../options.js';
import { append } from './append.js';
import { forget } from './forget.js';
import { readExtents, readMessages, readUnread } from './read.js';
import { Share } from './share.js';
import { Slots } from '../slots.js';

/**
 * The log for one machine: tables of the same PostgreSQL. Polls positions, woken by NOTIFY; a session lock owns a
 * partition, and since positions fence there is no protocol about it.
 */
export class PostgresLog implements Adapter {
  private readonly ending = new AbortController();
  private readonly slots: Slots;
  /** Partition number → its work; one at a time, so a resident's topics never wait for each other in the database. */
  private readonly atWork = new Map<number, Promise<void>>();
  private share: Share | undefined;
  private looks: Rounds | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Log,
    private readonly tuning: Tuning,
  ) {
    this.slots = new Slots(tuning.concurrency);
  }

  append(sql: EntityManager, messages: readonly WireMessage[]): Promise<void> {
    return append(sql, messages);
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
    const positions = await consumption.positions();
    const ends = await this.extents(consumption.topics);
    const next = new Map(ends.map((end) => [`${end.topic}/${end.partition}`, end.next]));
    for (const { topic, partition, next: mine } of positions) {
      if ((next.get(`${topic}/${partition}`) ?? 0) > mine) this.work(consumption, partition);
    }
    return false;
  }

  private work(consumption: Consumption, partition: number): void {
    if (this.atWork.has(partition) || !this.share?.owns(partition)) return;
    const done = this.slots
      .run(() => this.deliverAll(consumption, partition))
      .catch((error: unknown) => this.endUnlessTransient(consumption, error))
      .finally(() => {
        this.atWork.delete(partition);
        if (this.share?.owns(partition)) this.looks?.wake(); // for what came after the last read
      });
    this.atWork.set(partition, done);
  }

  /** A batch of each topic in turn, so that none waits for another to run dry. */
  private async deliverAll(consumption: Consumption, partition: number): Promise<void> {
    const { signal } = this.ending;
    const positions = (await consumption.positions()).filter((position) => position.partition === partition);
    const next = new Map(positions.map((position) => [position.topic, position.next]));
    while (next.size > 0) {
      for (const [topic, from] of next) {
        if (signal.aborted || !this.share?.owns(partition)) return;
        const messages = await readMessages(this.dataSource.manager, topic, partition, from, this.tuning.batchSize);
        if (messages.length === 0) next.delete(topic);
        else next.set(topic, await consumption.deliver({ topic, partition, from, messages }, signal));
      }
    }
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
