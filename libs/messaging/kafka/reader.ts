import { setTimeout as pause } from 'node:timers/promises';
import type { Batch, Consumer, EachBatchPayload } from 'kafkajs';
import { Rounds } from '#clock';
import type { Log } from '#observability';
import type { Consumption, Delivery, Extent, Position } from '../adapter.js';
import { isTransient, nameError } from '../classify.js';
import { MessagingError } from '../errors.js';
import type { Tuning } from '../options.js';
import { byPartitionNumber } from './assigner.js';
import type { Broker } from './connection.js';
import { Lanes, positionAfter } from './lanes.js';
import { toFetched } from './records.js';

/** How long a fetch waits for news; so late at most does a partition that had enough go on. */
const NEWS_WITHIN_MS = 100;
/** Without an answer of the broker for so long, nothing arrives. */
const SILENT_AFTER_MS = 5_000;
const LOOKS = 5;

interface ReaderContext extends Broker {
  extents(topics: readonly string[]): Promise<readonly Extent[]>;
  /** Aborted when the service ends. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly tuning: Tuning;
}

interface Read {
  /** Of the next message: all before it were handed to the lane, or had their effect. */
  readonly from: number;
  /** Where the next fetch has to begin. Other than `from` where the broker has no messages in between. */
  readonly fetch: number;
  /** A batch did not follow, and the place was sought for that: if it is so again, the broker has nothing in between. */
  readonly doubted?: boolean;
}

/**
 * Reads as a member of the consumer group: which partitions are ours, the broker says; from where, our own database.
 * kafkajs only fetches. What becomes of a batch happens in lanes of our own, so that no error of a handler reaches it
 * and a long batch costs no membership. Who lost a partition unnoticed is fenced by its position.
 */
export class Reader {
  private readonly lanes: Lanes;
  private readonly consumer: Consumer;
  /** Topic-partition → how far its lane has all. Missing: its place is not sought yet, or to be sought anew. */
  private readonly read = new Map<string, Read>();
  /** Topic-partition → the position as we found or left it, and whether the broker was told. */
  private readonly reached = new Map<string, Position & { told: boolean }>();
  /** Which share of the partitions we are in. */
  private generation = 0;
  private assigned: readonly string[] = [];
  private lastAnswer = 0;
  private readonly looks: Rounds;

  constructor(
    private readonly consumption: Consumption,
    private readonly context: ReaderContext,
  ) {
    const { kafka, tuning } = context;
    this.consumer = kafka.consumer({
      groupId: this.named(consumption.group),
      partitionAssigners: [byPartitionNumber],
      sessionTimeout: tuning.sessionMs,
      heartbeatInterval: Math.floor(tuning.sessionMs / 4),
      rebalanceTimeout: Math.max(tuning.sessionMs, 10_000),
      maxWaitTimeInMs: NEWS_WITHIN_MS,
      maxBytesPerPartition: 1_048_576,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    });
    this.looks = new Rounds({
      round: () => this.lookAround(),
      everyMs: tuning.pollMs,
      onFault: () => undefined, // the database is away: the batches in work say so
    });
    this.lanes = new Lanes(tuning.concurrency, tuning.batchSize, {
      deliver: async (delivery) => {
        const next = await consumption.deliver([delivery], context.signal);
        this.note(delivery, next.get(delivery.partition)!);
      },
      onFull: (topic, partition) =>
        asMember(() => this.consumer.pause([{ topic: this.named(topic), partitions: [partition] }])),
      onRoom: (topic, partition) =>
        asMember(() => this.consumer.resume([{ topic: this.named(topic), partitions: [partition] }])),
      onFault: (error) => this.endUnlessEnding(error),
    });
  }

  async start(): Promise<void> {
    const { CRASH, GROUP_JOIN, FETCH } = this.consumer.events;
    this.consumer.on(FETCH, () => void (this.lastAnswer = Date.now()));
    this.consumer.on(GROUP_JOIN, ({ payload: { memberAssignment } }) => this.takeShare(memberAssignment));
    this.consumer.on(CRASH, ({ payload: { error, restart } }) => this.onCrash(error, restart));
    await this.consumer.connect();
    await this.consumer.subscribe({
      topics: this.consumption.topics.map((topic) => this.named(topic)),
      fromBeginning: true,
    });
    await this.consumer.run({ autoCommit: false, eachBatch: async (payload) => this.take(payload) });
    this.looks.start();
  }

  check(): string | undefined {
    if (Date.now() - this.lastAnswer > SILENT_AFTER_MS) return 'Kafka does not answer';
    return this.assigned.every((place) => this.read.has(place)) ? undefined : 'the place to read from is not known yet';
  }

  oldest(topic: string, partition: number): number | undefined {
    return this.lanes.oldest(topic, partition);
  }

  /** Takes no new work; resolves to the partitions that did not end within `deadlineMs`. */
  async drain(deadlineMs: number): Promise<readonly number[]> {
    void this.looks.stop();
    this.read.clear();
    const closed = this.lanes.close();
    await Promise.race([closed, pause(deadlineMs, undefined, { ref: false })]);
    return this.lanes.busy;
  }

  /** Leaves the group, so that others take over at once. */
  async leave(): Promise<void> {
    await this.commit();
    await this.consumer.disconnect().catch(() => undefined);
  }

  /** A new share: what waits is forgotten, since it may be another's now, and each place is sought anew. */
  private takeShare(assignment: Record<string, number[]>): void {
    this.generation += 1;
    this.lanes.clear();
    this.read.clear();
    this.reached.clear();
    this.lastAnswer = Date.now();
    const places = Object.entries(assignment).flatMap(([name, partitions]) => {
      this.consumer.resume([{ topic: name, partitions }]);
      return partitions.map((partition) => placeOf(this.nameIn(name), partition));
    });
    this.assigned = places;
    void this.seek(new Set(places), this.generation);
  }

  /** Until it went well, or our share is another one. */
  private async seek(places: ReadonlySet<string>, generation: number, doubted?: number): Promise<void> {
    const { signal, log, tuning } = this.context;
    const { first, longest } = tuning.backoffMs;
    for (let look = 1, wait = first; generation === this.generation && !signal.aborted; look += 1) {
      try {
        const positions = await this.consumption.positions(); // before the ends, which only ever grow
        const extents = await this.context.extents(this.consumption.topics);
        const wanted = positions.filter(({ topic, partition }) => places.has(placeOf(topic, partition)));
        if (generation === this.generation) this.goTo(wanted, extents, doubted);
        return;
      } catch (error) {
        const passing = isTransient(error) || (error instanceof LogWasReplaced && look < LOOKS);
        if (!passing) return this.endUnlessEnding(error);
        log.warn({ reason: nameError(error) }, 'the place to read from could not be sought, will be tried again');
        await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
        wait = Math.min(wait * 2, longest);
      }
    }
  }

  /** Where the broker no longer has the position, from the first that it has: the gap is counted when it is passed. */
  private goTo(positions: readonly Position[], extents: readonly Extent[], doubted?: number): void {
    const extentOf = new Map(extents.map((extent) => [placeOf(extent.topic, extent.partition), extent]));
    for (const { topic, partition, next } of positions) {
      const extent = extentOf.get(placeOf(topic, partition));
      if (!extent) continue;
      if (next > extent.next) throw new LogWasReplaced(topic, partition, next, extent.next);
      const fetch = Math.max(next, extent.first);
      asMember(() => {
        this.consumer.seek({ topic: this.named(topic), partition, offset: String(fetch) });
        this.read.set(placeOf(topic, partition), { from: next, fetch, doubted: fetch === doubted });
        this.reached.set(placeOf(topic, partition), { topic, partition, next, told: false });
      });
    }
  }

  private take(payload: EachBatchPayload): void {
    const { batch } = payload;
    const topic = this.nameIn(batch.topic);
    const place = placeOf(topic, batch.partition);
    const read = this.read.get(place);
    if (!read || payload.isStale() || this.context.signal.aborted) return; // fetched before the place was sought
    if (!follows(batch, read)) return this.seekAgain([{ topic, partition: batch.partition }], read);
    const messages = batch.messages.map(toFetched);
    this.read.set(place, { from: positionAfter(messages), fetch: Number(batch.lastOffset()) + 1 });
    this.lanes.add(topic, batch.partition, read.from, messages);
  }

  private note({ topic, partition, from }: Delivery, next: number): void {
    if (next < from) this.seekAgain([{ topic, partition }]);
    else if (this.read.has(placeOf(topic, partition))) {
      this.reached.set(placeOf(topic, partition), { topic, partition, next, told: false });
    }
  }

  /** What waits of these is not what comes next. `doubted`: what we knew, when a batch did not follow it. */
  private seekAgain(places: readonly Omit<Position, 'next'>[], doubted?: Read): void {
    for (const { topic, partition } of places) {
      this.read.delete(placeOf(topic, partition));
      this.reached.delete(placeOf(topic, partition));
      this.lanes.forget(topic, partition);
    }
    const names = new Set(places.map(({ topic, partition }) => placeOf(topic, partition)));
    void this.seek(names, this.generation, doubted?.fetch);
  }

  private async lookAround(): Promise<boolean> {
    await this.commit();
    await this.lookForSetBack();
    return false;
  }

  /** A position only ever goes on, unless somebody set it back to have messages delivered again. */
  private async lookForSetBack(): Promise<void> {
    const setBack = (await this.consumption.positions()).filter(
      ({ topic, partition, next }) => next < (this.reached.get(placeOf(topic, partition))?.next ?? 0),
    );
    if (setBack.length > 0) this.seekAgain(setBack);
  }

  /** Only a hint, for those who look at the group with Kafka's own tools: what was refused is told the next time. */
  private async commit(): Promise<void> {
    const untold = [...this.reached.values()].filter(({ told }) => !told);
    for (const one of untold) one.told = true;
    if (untold.length === 0) return;
    const offsets = untold.map(({ topic, partition, next }) => ({
      topic: this.named(topic),
      partition,
      offset: String(next),
    }));
    await this.consumer.commitOffsets(offsets).catch(() => {
      for (const one of untold) one.told = false;
    });
  }

  /** kafkajs restarts by itself after what it holds for passing; otherwise it would idle for ever. */
  private onCrash(error: Error, restart: boolean): void {
    this.context.log.warn({ reason: nameError(error), restart }, 'reading from Kafka broke off');
    if (!restart) this.endUnlessEnding(error);
  }

  /** As Kafka knows it. */
  private named(name: string): string {
    return this.context.prefix + name;
  }

  private nameIn(kafka: string): string {
    return kafka.slice(this.context.prefix.length);
  }

  private endUnlessEnding(error: unknown): void {
    if (!this.context.signal.aborted) this.consumption.fatal(error as Error);
  }
}

const placeOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/**
 * Whether a batch begins where the last one ended. After a rebalance kafkajs still hands out what it had fetched before it;
 * and it passes over records that are none of ours, such as the marks of a transaction, without a word.
 */
function follows(batch: Batch, { fetch, doubted }: Read): boolean {
  const began = Number((batch as Batch & { fetchedOffset: string }).fetchedOffset);
  return began === fetch || (doubted === true && began > fetch);
}

/** Between two memberships kafkajs takes no such wishes. Nothing is lost by that: every membership begins with a seek. */
function asMember(wish: () => void): void {
  try {
    wish();
  } catch (error) {
    if (!/not initialized/.test((error as Error).message)) throw error;
  }
}

/** Believed after several looks: a broker that just came back may not know yet how far it got. */
class LogWasReplaced extends MessagingError {
  constructor(topic: string, partition: number, next: number, end: number) {
    super(
      'CANNOT_GO_ON',
      `${topic}, partition ${partition}, ends at ${end}, but ${next} was read already: the topic was made anew, or its end was lost. What is written to it now would be passed over. Bring the topic back, or set the position in message_position to where reading shall go on.`,
    );
  }
}
