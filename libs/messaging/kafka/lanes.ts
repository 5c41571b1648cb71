import type { Delivery, RawMessage } from '../adapter.js';
import { Slots } from '../slots.js';

interface LaneCallbacks {
  deliver(delivery: Delivery): Promise<void>;
  /** Told once when a topic-partition holds enough, and once when there is room again. */
  onFull(topic: string, partition: number): void;
  onRoom(topic: string, partition: number): void;
  onFault(error: unknown): void;
}

/** A fetched message, and when the broker or its producer says it was written. */
export interface Fetched extends RawMessage {
  readonly writtenAt: number;
}

/** Everything of a topic-partition at or after `from` that was fetched so far. */
interface Queue {
  readonly from: number;
  readonly messages: Fetched[];
}

/**
 * What was fetched and waits for its effect: a lane per partition number, one batch at a time in it, its topics in turn.
 * Fetching goes on meanwhile, so a long batch keeps no other from being read, and its process stays in the group.
 */
export class Lanes {
  private readonly slots: Slots;
  private readonly waiting = new Map<number, Map<string, Queue>>();
  private readonly full = new Set<string>();
  private readonly working = new Map<number, Promise<void>>();
  private closed = false;

  constructor(
    concurrency: number,
    private readonly batchSize: number,
    private readonly callbacks: LaneCallbacks,
  ) {
    this.slots = new Slots(concurrency);
  }

  /** `messages` are all that follow what was added before, or all from `from` on when nothing waits. */
  add(topic: string, partition: number, from: number, messages: readonly Fetched[]): void {
    if (this.closed || messages.length === 0) return;
    const lane = this.waiting.get(partition) ?? new Map<string, Queue>();
    this.waiting.set(partition, lane);
    const queue = lane.get(topic) ?? { from, messages: [] };
    lane.set(topic, queue);
    for (const message of messages) queue.messages.push(message);
    if (queue.messages.length >= this.batchSize) this.markFull(topic, partition);
    this.work(partition);
  }

  /** Forgets what waits of a topic-partition. */
  forget(topic: string, partition: number): void {
    this.waiting.get(partition)?.delete(topic);
    this.markRoom(topic, partition);
  }

  /** Forgets what waits, as after a new share of the partitions; what is in work goes on. */
  clear(): void {
    this.waiting.clear();
    this.full.clear();
  }

  /** When the first message that waits was written; undefined when none does. */
  oldest(topic: string, partition: number): number | undefined {
    return this.waiting.get(partition)?.get(topic)?.messages[0]?.writtenAt;
  }

  /** Takes no more; resolves when what is in work is done. */
  async close(): Promise<void> {
    this.closed = true;
    this.clear();
    await Promise.allSettled([...this.working.values()]);
  }

  /** Partition numbers in work. */
  get busy(): readonly number[] {
    return [...this.working.keys()];
  }

  private work(partition: number): void {
    if (this.working.has(partition)) return;
    const done = this.slots
      .run(() => this.deliverNext(partition))
      .catch((error: unknown) => this.callbacks.onFault(error))
      .finally(() => {
        this.working.delete(partition);
        if (this.waiting.get(partition)?.size) this.work(partition);
      });
    this.working.set(partition, done);
  }

  private async deliverNext(partition: number): Promise<void> {
    const lane = this.waiting.get(partition);
    const [topic, queue] = lane?.entries().next().value ?? [];
    if (!lane || topic === undefined || queue === undefined) return;
    const messages = queue.messages;
    const rest = messages.splice(this.batchSize);
    lane.delete(topic); // and to the end of the turn
    if (rest[0]) lane.set(topic, { from: positionAfter(messages), messages: rest });
    if (rest.length < this.batchSize) this.markRoom(topic, partition);
    await this.callbacks.deliver({ topic, partition, from: queue.from, messages });
  }

  private markFull(topic: string, partition: number): void {
    const place = `${topic}/${partition}`;
    if (this.full.has(place)) return;
    this.full.add(place);
    this.callbacks.onFull(topic, partition);
  }

  private markRoom(topic: string, partition: number): void {
    if (this.full.delete(`${topic}/${partition}`)) this.callbacks.onRoom(topic, partition);
  }
}

export function positionAfter(messages: readonly RawMessage[]): number {
  return (messages.at(-1)?.position ?? -1) + 1;
}
