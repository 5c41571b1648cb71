import { setTimeout as pause } from 'node:timers/promises';
import { Rounds } from '#clock';
import type { EntityManager } from 'typeorm';
import type { Delivery } from '../adapter.js';
import { isTransient, nameError } from '../classify.js';
import { MessagingError } from '../errors.js';
import { applyDeliveries, type Applied } from './apply-deliveries.js';
import { applyParked } from './apply-parked.js';
import { Unguarded, type Handler, type Handling, type Streak } from './handle.js';
import { duePlaces, type Place } from './parked.js';
import { preparePositions, readPositions } from './positions.js';
import type { Setup } from './setup.js';

/** Failures in a row that are neither the message's, nor a handler's, nor transient, before the process is ended. */
const UNEXPLAINED_AT_MOST = 20;

/**
 * Applies what an adapter delivers, whichever adapter it is: retries what is transient for ever, isolates what is a
 * message's own fault, and ends the process when neither is true. Knows nothing of how messages travel.
 */
export class Engine {
  private readonly streaks = new Map<string, Streak>();
  /** Place → why it is tried again just now. */
  private readonly troubles = new Map<string, string>();
  private readonly retries: Rounds;
  private failed: Error | undefined;

  constructor(
    private readonly setup: Setup,
    private readonly handlers: ReadonlyMap<string, readonly Handler[]>,
    private readonly onEmitted: (topics: readonly string[]) => void,
  ) {
    this.retries = new Rounds({
      round: (stopping) => this.retryParked(stopping),
      everyMs: setup.tuning.pollMs,
      onFault: () => undefined, // the process is ending
    });
  }

  async start(): Promise<void> {
    const { adapter, dataSource, group, partitions, undone } = this.setup;
    const topics = [...this.handlers.keys()].sort();
    if (topics.length === 0) return;
    await undone.load(dataSource);
    await preparePositions(dataSource.manager, group, await adapter.extents(topics));
    await adapter.consume({
      group,
      topics,
      partitions,
      positions: () => readPositions(dataSource.manager, group, topics),
      deliver: (deliveries, signal) => this.deliver(deliveries, signal),
      fatal: (error) => this.fail(error),
    });
    this.retries.start();
  }

  /** Throws a short reason while messages are not applied. */
  check(): void {
    if (this.failed) throw this.failed;
    const [trouble] = this.troubles;
    if (trouble) throw new MessagingError('CANNOT_GO_ON', `${trouble[0]} is tried again: ${trouble[1]}`);
  }

  close(): Promise<void> {
    return this.retries.stop();
  }

  private async deliver(deliveries: readonly Delivery[], signal: AbortSignal): Promise<ReadonlyMap<number, number>> {
    const [{ topic }] = deliveries as [Delivery];
    const place = `${topic}/${deliveries.map(({ partition }) => partition).join('+')}`;
    const { next } = await this.untilDone(place, signal, () =>
      this.apply(topic, (sql, handling) => applyDeliveries(sql, this.setup, handling, deliveries)),
    );
    return next!;
  }

  private async retryParked(stopping: AbortSignal): Promise<boolean> {
    await this.untilDone('parked messages', stopping, async () => {
      const places = await duePlaces(this.setup.dataSource.manager, this.setup);
      for (const place of places) if (this.handlers.has(place.topic)) await this.retryPlace(place);
    });
    return false;
  }

  private retryPlace(place: Place): Promise<Applied> {
    return this.apply(place.topic, (sql, handling) => applyParked(sql, this.setup, handling, place));
  }

  private async apply(
    topic: string,
    work: (sql: EntityManager, handling: Handling) => Promise<Applied>,
  ): Promise<Applied> {
    const handlers = this.handlers.get(topic) ?? [];
    const attempt = (guarded: boolean): Promise<Applied> =>
      this.setup.dataSource.transaction((sql) =>
        work(sql, { handlers, streak: this.streaks.get(topic) ?? 0, guarded }),
      );
    const applied = await attempt(false).catch((error: unknown) => {
      if (error instanceof Unguarded) return attempt(true);
      throw error;
    });
    this.streaks.set(topic, applied.streak);
    this.tell(topic, applied);
    return applied;
  }

  private tell(topic: string, { lost, erased, undone, deadLetters, emitted }: Applied): void {
    const { log } = this.setup;
    if (undone > 0) log.info({ topic, undone }, 'messages that a restore took back are passed over');
    if (erased > 0) log.info({ topic, erased }, 'messages of residents who were erased are passed over');
    if (lost > 0) log.error({ topic, lost }, 'messages are lost: the transport no longer had them');
    for (const { raw, reason, handler } of deadLetters) {
      log.warn({ topic, position: raw.position, code: reason.code, handler }, 'dead letter');
    }
    if (emitted.length > 0) this.onEmitted(emitted);
  }

  /** @throws when `signal` is aborted or the process has to end; nothing else. */
  private async untilDone<T>(place: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const { backoffMs } = this.setup.tuning;
    let unexplained = 0;
    for (let wait = backoffMs.first; ; wait = Math.min(wait * 2, backoffMs.longest)) {
      try {
        const done = await attempt();
        this.troubles.delete(place);
        return done;
      } catch (error) {
        signal.throwIfAborted();
        unexplained = isTransient(error) ? 0 : unexplained + 1;
        if (isHandlerFailure(error) || unexplained >= UNEXPLAINED_AT_MOST) throw this.fail(error as Error);
        this.troubles.set(place, nameError(error));
        this.setup.log.warn({ place, reason: nameError(error) }, 'rolled back, will be tried again');
        await pause(wait, undefined, { signal, ref: false });
      }
    }
  }

  private fail(error: Error): Error {
    if (!this.failed) {
      this.failed = error;
      this.setup.fatal(error);
    }
    return error;
  }
}

function isHandlerFailure(error: unknown): boolean {
  return error instanceof MessagingError && error.code === 'HANDLER_FAILS';
}
