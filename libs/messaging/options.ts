import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import type { Log, Metrics } from '#observability';
import type { Sealer } from '#secrecy';
import type { DataSource } from 'typeorm';
import type { KafkaConnection } from '#settings';

/** Numbers that tests and operators may turn; the defaults are what the promises were tried with. */
export interface Tuning {
  /** Messages in a batch at most. */
  batchSize: number;
  /** Batches in work at a time, over all partitions: each holds one connection of the pool. */
  concurrency: number;
  /** How often a reader looks without being woken. */
  pollMs: number;
  /** How often a process looks whether the partitions are shared fairly. */
  shareMs: number;
  /** First and longest pause before a transient fault is retried. */
  backoffMs: { first: number; longest: number };
  /** First and longest pause before a parked message is tried again. */
  parkedMs: { first: number; longest: number };
  /** A message parked for longer than this becomes a dead letter. */
  parkedAtMostMs: number;
  /** A handler that fails on this many messages in a row is a bad deploy: the process stops. */
  failuresInARow: number;
  /** After so long without a sign of life a member of a Kafka group is held for dead. Positions fence, so it may be short. */
  sessionMs: number;
  /** A broker that does not answer a request within this time is away. */
  answerMs: number;
  /** How long `close` waits for the batches in work. */
  closeMs: number;
}

export const defaultTuning: Tuning = {
  batchSize: 2_000,
  concurrency: 3,
  pollMs: 1_000,
  shareMs: 1_000,
  backoffMs: { first: 100, longest: 5_000 },
  parkedMs: { first: 500, longest: 30_000 },
  parkedAtMostMs: 24 * 3_600_000,
  failuresInARow: 20,
  sessionMs: 6_000,
  answerMs: 10_000,
  closeMs: 5_000,
};

export interface MessagingOptions {
  readonly service: string;
  /** Consumer group; the service's own name unless given. */
  readonly group?: string;
  readonly dataSource: DataSource;
  readonly contracts: Pick<Contracts, 'topics' | 'eventSchema' | 'validate'>;
  readonly sealer: Sealer;
  readonly clock: Pick<Clock, 'now'>;
  /** Keys the content hashes of the inbox: a bare hash of a guessable value would tell it. */
  readonly hashKey: Buffer;
  readonly log: Log;
  readonly metrics?: Metrics;
  /** Where events travel; unless given, through the PostgreSQL log in the service's own database. */
  readonly kafka?: KafkaConnection;
  /** Ends the process; by default `process.exit(1)` after a line in the log. */
  readonly fatal?: (error: Error) => void;
  readonly tuning?: Partial<Tuning>;
}
