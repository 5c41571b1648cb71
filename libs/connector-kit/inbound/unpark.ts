import { Rounds } from '#clock';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Asked, CorrelationStore } from '../correlation-store.js';
import type { ConnectorMetrics } from '../metrics.js';
import type { ConnectorContext } from '../context.js';
import type { ApplyReport } from './apply-report.js';
import type { InboundStore, Parked, Settlement } from './inbound-store.js';
import { objectionTo, type Objection } from './objections.js';
import type { Report } from './report.js';
import { asked, correlationOf } from './take-reports.js';

const AT_A_TIME = 50;
const POLL_MS = 1_000;

/** What may still become true: after a restore an agency answers what it is yet to be sent once more. */
const NOT_YET: ReadonlySet<string | undefined> = new Set(['UNKNOWN_VERSION', 'NOT_ITS_RESIDENT'] satisfies Objection[]);

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
    for (let last: Parked | undefined; ;) {
      const some: Parked[] = await this.inbound.ripe(dataSource.manager, tuning.parkedAtMostMs, AT_A_TIME, last);
      for (const parked of some) {
        if (stopping.aborted) return false;
        await this.settle(parked);
      }
      last = some.at(-1);
      if (some.length < AT_A_TIME) return false;
    }
  }

  private async settle(parked: Parked): Promise<void> {
    const { report, eventId, isOver } = parked;
    const correlation = report && (await this.correlationOf(report));
    const residentId = correlation?.residentId ?? parked.residentId;
    const residents = residentId === undefined ? [] : [residentId];
    const end = await this.context.messaging.transact(residents, async (work) => {
      if ((await this.correlations.erasedOf(residents)).size > 0) {
        await this.inbound.forget(work.sql, parked);
        return { state: 'erased' } as const;
      }
      const state = endOf(report, correlation);
      if (!isOver && NOT_YET.has(state.reason)) return undefined;
      const settlement: Settlement = { ...state, ...(residentId && { residentId }) };
      const still = await this.inbound.settle(work.sql, parked, settlement);
      if (still && settlement.state === 'applied' && report && correlation)
        await this.apply.apply(work, report, correlation, eventId);
      return settlement;
    });
    if (end) this.tell(eventId, end);
  }

  private async correlationOf(report: Report): Promise<Asked | undefined> {
    return correlationOf(await this.correlations.find(this.context.dataSource.manager, [asked(report)]), report);
  }

  private tell(event: string, { state, reason }: Pick<Settlement, 'state' | 'reason'>): void {
    const { log } = this.context;
    if (state === 'erased') return log.info({ event }, 'a report about a person who was erased is passed over');
    this.metrics.reported(state === 'applied' ? 'applied later' : 'dead');
    if (state === 'dead') log.warn({ event, reason }, 'a report was given up; it is kept as a dead letter');
  }
}

function endOf(report: Report | undefined, correlation: Asked | undefined): Pick<Settlement, 'state' | 'reason'> {
  if (!report) return { state: 'erased' };
  const reason = correlation === undefined ? 'UNKNOWN_REFERENCE' : objectionTo(report, correlation);
  return reason === undefined ? { state: 'applied' } : { state: 'dead', reason };
}
