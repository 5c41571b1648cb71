import type { EntityManager } from 'typeorm';

/** One event as it travels: CloudEvents in Kafka's binary mode, the value sealed. */
export interface WireMessage {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer;
}

/** A message as the transport hands it over: nothing about it has been checked yet. */
export interface RawMessage {
  readonly position: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer;
}

/** All messages of one topic-partition at or after `from` that the transport has, positions rising: a gap is counted as lost. */
export interface Delivery {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly messages: readonly RawMessage[];
}

/** Where a consumer goes on. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
}

/** What the transport holds of a topic-partition: positions from `first` to before `next`. */
export interface Extent extends Position {
  readonly first: number;
}

/** The oldest message of a topic-partition that had no effect yet. */
export interface Unread {
  readonly topic: string;
  readonly partition: number;
  readonly since: Date;
}

/** What a service wants to hear. */
export interface Consumption {
  readonly group: string;
  readonly topics: readonly string[];
  /** The same for all topics. */
  readonly partitions: number;
  /** From the consumer's own database, never from the transport. */
  positions(): Promise<readonly Position[]>;
  /**
   * Of one topic, from different partitions, in one transaction. Resolves to partition → position, once the messages
   * have had their effect; retries transient faults for ever. A position before `from` was set back meanwhile: nothing
   * of that delivery was applied, and reading goes on from there.
   * Never rejects for a message's own fault; rejects once `signal` is aborted. One call per topic-partition at a time.
   */
  deliver(deliveries: readonly Delivery[], signal: AbortSignal): Promise<ReadonlyMap<number, number>>;
  /** The adapter cannot go on: the process has to end. */
  fatal(error: Error): void;
}

/**
 * How events travel. Implementations differ in how outgoing events leave and how batches arrive, in nothing else: what
 * a batch does is the engine's.
 */
export interface Adapter {
  /**
   * The last step of every transaction: what is appended becomes visible with its commit, in order per partition, and
   * never when it rolls back. May lock; takes its locks in sorted order, after all others.
   */
  append(sql: EntityManager, messages: readonly WireMessage[]): Promise<void>;
  /** Starts delivering. Processes of a group share the partitions; who lost one unnoticed is fenced by its position. */
  consume(consumption: Consumption): Promise<void>;
  /** A transaction that appended to these topics is committed; to none that are known: before we were there. */
  appended(topics: readonly string[]): void;
  extents(topics: readonly string[]): Promise<readonly Extent[]>;
  /** Since when the first message at or after each position lies there, where one does and it is known. */
  unread(positions: readonly Position[]): Promise<readonly Unread[]>;
  /** Empties the messages of these keys, in steps; gives their number. None where the transport drops messages by age. */
  forget?(topic: string, keys: readonly string[], stopping: AbortSignal): Promise<number>;
  /** Throws a short reason while no events can arrive or leave. */
  check(): void;
  /** Takes no new work, waits for what is in work for `deadlineMs` at most, and lets go of everything. */
  close(deadlineMs: number): Promise<void>;
}
