import type { UnitOfWork } from './message.js';
import type { PromiseRow } from './promises.js';

/** What commands, timers and operators use; handlers get their unit of work with the batch. */
export abstract class Messaging {
  /**
   * Runs `change` in one transaction that alone writes about these residents: messages, commands and timers about the
   * same resident wait for each other. What it emits leaves with the commit. Runs again after a serialisation failure
   * or a deadlock, so `change` must have no effect outside of the transaction. `residents` may be empty.
   */
  abstract transact<T>(residents: readonly string[], change: (work: UnitOfWork) => Promise<T>): Promise<T>;
  /** The partition of a resident, the same on all inbound topics. */
  abstract partitionOf(residentId: string): number;
  /** Where every message of this service's group went. */
  abstract promises(): Promise<readonly PromiseRow[]>;
  /** Delivers a topic again from `position` on: what had its effect is recognised and counted as duplicate. */
  abstract setBack(topic: string, partition: number, position: number): Promise<void>;
  /** Calls `listener` after a transaction of this process was committed that emitted to `topic`. */
  abstract onAppended(listener: (topics: readonly string[]) => void): () => void;
  /** Rejects with a short reason while messages can neither be written nor read. For `Health.register`. */
  abstract check(): Promise<void>;
}
