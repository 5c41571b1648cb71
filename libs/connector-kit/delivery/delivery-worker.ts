import { setTimeout as rest } from 'node:timers/promises';
import type { EventEmitter } from 'node:events';
import { Rounds } from '#clock';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import type { ConnectorMetrics } from '../metrics.js';
import type { ConnectorContext } from '../context.js';
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
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly rounds: Rounds;
  /** The connection that listens; with it goes the lead. */
  private runner?: QueryRunner;
  private leads = false;

  constructor(
    private readonly context: ConnectorContext,
    private readonly deliveries: DeliveryStore,
    private readonly attempt: Attempt,
    private readonly circuit: Circuit,
    private readonly metrics: ConnectorMetrics,
  ) {
    this.rounds = new Rounds({
      round: () => this.round(),
      everyMs: context.tuning.pollMs,
      backoffMs: { first: REST_MS, longest: REST_MS },
      onFault: (error) => context.log.warn({ error }, 'cannot look for deliveries, will try again'),
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  /** Gives up what is under way; it begins again with the next start. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.rounds.stop();
    await this.giveBack();
    await Promise.allSettled(this.underWay.values());
  }

  /** Throws while deliveries have not been looked at for a while: the service cannot do its job. */
  check(): void {
    this.rounds.check(20 * this.context.tuning.pollMs + 10_000);
  }

  private async round(): Promise<boolean> {
    try {
      const runner = (this.runner ??= await this.listen());
      this.leads ||= await this.takeLead(runner);
      if (this.leads) await this.pass(runner);
      return false;
    } catch (error) {
      await this.giveBack();
      throw error;
    }
  }

  private async listen(): Promise<QueryRunner> {
    const runner = this.context.dataSource.createQueryRunner();
    try {
      const connection = (await runner.connect()) as EventEmitter;
      connection.on('notification', () => this.rounds.wake());
      await runner.query(`LISTEN "${dueChannel(this.context.service)}"`);
      return runner;
    } catch (error) {
      await runner.release().catch(() => undefined);
      throw error;
    }
  }

  /** The pool may hand the connection to someone else, so it must not listen or hold the lock any longer. */
  private async giveBack(): Promise<void> {
    const { runner } = this;
    this.runner = undefined;
    this.leads = false;
    if (!runner) return;
    try {
      await runner.query(`UNLISTEN "${dueChannel(this.context.service)}"`);
      await runner.query(`SELECT pg_advisory_unlock_all()`);
    } catch {
      // The connection broke: the server has dropped both by itself.
    }
    await runner.release().catch(() => undefined);
  }

  private async takeLead(runner: QueryRunner): Promise<boolean> {
    const [row] = (await runner.query(`SELECT pg_try_advisory_lock(hashtext($1), hashtext('delivery')) AS leads`, [
      this.context.service,
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
      this.rounds.wake();
    });
    this.underWay.set(due.caseId, tried);
  }

  private async tryOnce(due: Due): Promise<void> {
    try {
      const happening = await this.attempt.run(due, this.stopping.signal);
      if (happening) this.metrics.tried(happening);
    } catch (error) {
      this.context.log.error({ error, delivery: due.key }, 'a delivery could not be recorded, will try again');
      await rest(REST_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
