import { setTimeout as rest } from 'node:timers/promises';
import type { EventEmitter } from 'node:events';
import type { QueryRunner } from 'typeorm';
import type { ConnectorMetrics } from '../metrics.js';
import type { Line } from '../surroundings.js';
import { Wakeable } from '../wakeable.js';
import type { Attempt } from './attempt.js';
import type { Circuit } from './circuit.js';
import type { DeliveryStore, Due } from './delivery-store.js';

/** After a fault of our own (database away, a bug) a case rests for so long. */
const REST_MS = 1_000;
const TOLD_AT_A_TIME = 20;

/** NOTIFY channel on which a transaction says that it made something due; heard with its commit. */
export function dueChannel(service: string): string {
  return `${service}.due`;
}

/**
 * Delivers what is due. Of several processes of one connector one delivers at a time: it holds a lock of the database's,
 * on the connection that it looks for work with, so losing the one is losing the other. What was under way when a process
 * died is due at once for the next, with the same key.
 */
export class DeliveryWorker {
  private readonly stopping = new AbortController();
  private readonly underWay = new Map<string, Promise<void>>();
  private looping?: Promise<void>;
  private readonly sleeper = new Wakeable();
  private lookedAt = Date.now();

  constructor(
    private readonly line: Line,
    private readonly deliveries: DeliveryStore,
    private readonly attempt: Attempt,
    private readonly circuit: Circuit,
    private readonly metrics: ConnectorMetrics,
  ) {}

  start(): void {
    this.looping = this.loop();
  }

  /** Gives up what is under way; it begins again with the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.sleeper.call();
    await this.looping;
    await Promise.allSettled(this.underWay.values());
  }

  /** Throws while deliveries have not been looked at for a while: the service cannot do its job. */
  check(): void {
    if (Date.now() - this.lookedAt > 20 * this.line.tuning.pollMs + 10_000)
      throw Object.assign(new Error('deliveries are not looked at'), { code: 'DELIVERY_STALLED' });
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.leadWhilePossible();
      } catch (error) {
        this.line.log.warn({ error }, 'cannot look for deliveries, will try again');
      }
      if (!this.stopping.signal.aborted) await this.sleeper.sleep(REST_MS);
    }
  }

  private async leadWhilePossible(): Promise<void> {
    const runner = this.line.dataSource.createQueryRunner();
    try {
      await this.listen(runner);
      let leads = false;
      while (!this.stopping.signal.aborted) {
        leads ||= await this.takeLead(runner);
        if (leads) await this.pass(runner);
        this.lookedAt = Date.now();
        await this.sleeper.sleep(this.line.tuning.pollMs);
      }
    } finally {
      await giveBack(runner, this.line.service);
    }
  }

  private async listen(runner: QueryRunner): Promise<void> {
    const connection = (await runner.connect()) as EventEmitter;
    connection.on('notification', () => this.sleeper.call());
    await runner.query(`LISTEN "${dueChannel(this.line.service)}"`);
  }

  private async takeLead(runner: QueryRunner): Promise<boolean> {
    const [row] = (await runner.query(`SELECT pg_try_advisory_lock(hashtext($1), hashtext('delivery')) AS leads`, [
      this.line.service,
    ])) as { leads: boolean }[];
    const leads = row?.leads === true;
    if (leads) await this.deliveries.wakeAll(runner);
    return leads;
  }

  private async pass(runner: QueryRunner): Promise<void> {
    if (this.circuit.open) await this.tellWhoWaits(runner);
    const room = this.circuit.room(Date.now(), this.underWay.size);
    if (room === 0) return;
    for (const due of await this.deliveries.due(runner, [...this.underWay.keys()], room))
      if (!this.underWay.has(due.caseId)) this.begin(due);
  }

  private async tellWhoWaits(runner: QueryRunner): Promise<void> {
    for (const due of await this.deliveries.untold(runner, TOLD_AT_A_TIME)) await this.attempt.hold(due);
  }

  private begin(due: Due): void {
    const tried = this.tryOnce(due).finally(() => {
      this.underWay.delete(due.caseId);
      this.sleeper.call();
    });
    this.underWay.set(due.caseId, tried);
  }

  private async tryOnce(due: Due): Promise<void> {
    try {
      const happening = await this.attempt.run(due, this.stopping.signal);
      if (happening) this.metrics.tried(happening);
    } catch (error) {
      this.line.log.error({ error, delivery: due.key }, 'a delivery could not be recorded, will try again');
      await rest(REST_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}

/** The pool may hand the connection to someone else, so it must not listen or hold the lock any longer. */
async function giveBack(runner: QueryRunner, service: string): Promise<void> {
  try {
    await runner.query(`UNLISTEN "${dueChannel(service)}"`);
    await runner.query(`SELECT pg_advisory_unlock_all()`);
  } catch {
    // The connection broke: the server has dropped both by itself.
  }
  await runner.release().catch(() => undefined);
}
