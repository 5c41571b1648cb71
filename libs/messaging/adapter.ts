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

/** Messages of one topic-partition, positions rising; gaps are allowed and counted as lost. */
export interface Delivery {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly RawMessage[];
}

export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly position: number;
}

/** What a service wants to hear, and how a consumer asks where to go on. */
export interface Consumption {
  readonly group: string;
  readonly topics: readonly string[];
  readonly partitions: number;
  /** The next position per topic-partition, from the consumer's own database. */
  positions(): Promise<readonly Position[]>;
  /**
   * Resolves once the messages have had their effect and the position is moved. Never rejects for a message's own
   * fault; rejects with an abort when `signal` is aborted. One call per topic-partition at a time.
   */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<void>;
  /** Called at leisure for every partition number that this process owns, so that parked messages are tried again. */
  retryParked(partition: number, signal: AbortSignal): Promise<void>;
  /** The consumer cannot go on; the process has to end. */
  fatal(error: Error): void;
}

/**
 * How events travel. The two implementations differ in how outgoing events leave and how batches arrive, in nothing
 * else: what a batch does is the engine's.
 */
export interface Adapter {
  /**
   * The last step of every transaction: whatever is appended becomes visible with its commit, in order per partition,
   * and never if it rolls back. May lock; takes its locks in sorted order, after all others.
   */
  append(sql: EntityManager, messages: readonly WireMessage[]): Promise<void>;
  /** Starts delivering. Several processes of a group share the partitions; who loses one is fenced by its position. */
  consume(consumption: Consumption): Promise<void>;
  /** The position after the last message, per topic-partition: what lag is measured against. */
  heads(topics: readonly string[]): Promise<readonly Position[]>;
  /** Throws, or rejects, with a short reason while no events can come or go. */
  check(): Promise<void> | void;
  /** Finishes or gives back what is held, within `deadlineMs`. */
  close(deadlineMs: number): Promise<void>;
}
