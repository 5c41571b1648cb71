import { Rounds } from '#clock';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { CorrelationStore } from '../correlation-store.js';
import type { ConnectorMetrics } from '../metrics.js';
import type { ConnectorContext } from '../context.js';
import type { ApplyReport } from './apply-report.js';
import type { InboundStore, Parked } from './inbound-store.js';
import { objectionTo } from './objections.js';
import { asked, correlationOf } from './take-reports.js';

const AT_A_TIME = 50;
const POLL_MS = 1_000;

/** Applies parked reports when their case becomes known, and gives up those that waited too long. */
export class Unpark implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds;

  constructor(
    private readonly context: ConnectorContext,
    private readonly correlations: CorrelationStore,
    private readonly inbound: InboundStore,
    private readonly apply: ApplyReport,
    private readonly metrics: ConnectorMetrics,
  ) {
    this.rounds = new Rounds({
      round: (stopping) => this.settleRipe(stopping),
      everyMs: Math.min(POLL_MS, context.tuning.pollMs * 4),
      onFault: (error) => context.log.warn({ error }, 'parked reports could not be looked at, will try again'),
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  private async settleRipe(stopping: AbortSignal): Promise<boolean> {
    const { dataSource, tuning } = this.context;
    for (const parked of await this.inbound.ripe(dataSource.manager, tuning.parkedAtMostMs, AT_A_TIME)) {
      if (stopping.aborted) break;
      await this.settle(parked);
    }
    return false;
  }

  private async settle(parked: Parked): Promise<void> {
    const { report, eventId } = parked;
    if (!report) return this.passOver(parked);
    const known = await this.correlations.find(this.context.dataSource.manager, [asked(report)]);
    const correlation = correlationOf(known, report);
    if (correlation?.isErased) return this.passOver(parked, correlation.residentId);
    const reason = correlation === undefined ? 'UNKNOWN_REFERENCE' : objectionTo(report, correlation);
    const applied = reason === undefined;
    await this.context.messaging.transact(correlation ? [correlation.residentId] : [], async (work) => {
      const settlement = { reason, residentId: correlation?.residentId };
      const still = await this.inbound.settle(work.sql, parked, { state: applied ? 'applied' : 'dead', ...settlement });
      if (still && applied && correlation) await this.apply.apply(work, report, correlation, eventId);
    });
    this.metrics.reported(applied ? 'applied later' : 'dead');
    if (!applied)
      this.context.log.warn({ event: eventId, reason }, 'a report was given up; it is kept as a dead letter');
  }
  private async passOver(parked: Parked, residentId?: string): Promise<void> {
    await this.inbound.settle(this.context.dataSource.manager, parked, { state: 'erased', residentId });
    this.context.log.info({ event: parked.eventId }, 'a report about a person who was erased is passed over');
  }
}
