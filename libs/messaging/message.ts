import type { EventData, Json } from '#contracts';
import type { EntityManager } from 'typeorm';

/** What an event of this type brings; what only other schemas know, such as those of a test, is any JSON. */
export type DataOf<T extends string> = T extends keyof EventData ? EventData[T] : Json;

/** Attributes of a CloudEvent that may be left out. */
interface Optional {
  readonly subject?: string;
  readonly correlationid?: string;
  readonly causationid?: string;
  readonly traceparent?: string;
}

interface MessageOf<T extends string> extends Optional {
  readonly id: string;
  readonly source: string;
  readonly type: T;
  /** Exact milliseconds, UTC. */
  readonly time: string;
  readonly dataschema: string;
  /** The residentId: one resident's events of a topic arrive in the order they were written. */
  readonly key: string;
  readonly data: DataOf<T>;
  readonly topic: string;
  readonly partition: number;
  readonly position: number;
}

/**
 * One event as a handler sees it: opened, valid against its schema, in the partition its key belongs to. Of several
 * types, the `type` tells what the `data` is.
 */
export type Message<T extends string = string> = T extends unknown ? MessageOf<T> : never;

/** What a service says. `time` and `dataschema` are filled in when left out; so are correlation and causation when a cause is given. */
export interface OutgoingEvent<T extends string = string> extends Optional {
  readonly id: string;
  readonly source: string;
  readonly type: T;
  readonly time?: string;
  readonly dataschema?: string;
  readonly key: string;
  readonly data: DataOf<T>;
}

/** Fresh messages of one topic, in order within a partition: never a duplicate, never an invalid one, never empty. */
export interface Batch<T extends string = string> {
  readonly topic: string;
  readonly messages: readonly Message<T>[];
}

/** Why a message could not be applied. Codes are closed per handler; `detail` never holds a person's data. */
export interface DeadLetterReason {
  readonly code: string;
  readonly detail: string;
}

/**
 * One transaction. What is written with `sql` and what is emitted commit together or not at all.
 * A message that the handler neither supersedes, parks nor dead-letters counts as applied.
 */
export interface UnitOfWork {
  readonly sql: EntityManager;
  /** Validates against the event's schema at once; leaves with the commit. */
  emit<T extends string>(topic: string, event: OutgoingEvent<T>, cause?: Message): void;
  /** The message brought nothing, since a newer one was there before it. */
  supersede(message: Message): void;
  /** The message fits nobody yet: kept, tried again, in the end a dead letter. */
  park(message: Message, reason: string): void;
  /** The message can never be applied. */
  deadLetter(message: Message, reason: DeadLetterReason): void;
}
