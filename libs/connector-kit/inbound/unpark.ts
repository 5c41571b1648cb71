import type { Messaging } from '#messaging';
import type { CorrelationStore } from '../correlation-store.js';
import type { ConnectorMetrics } from '../metrics.js';
import type { Line } from '../surroundings.js';
import { Wakeable } from '../wakeable.js';
import type { ApplyReport } from './apply-report.js';
import type { InboundStore, Parked } from './inbound-store.js';
import { objectionTo } from './objections.js';
import { asked, correlationOf } from './take-reports.js';

const AT_A_TIME = 50;
const POLL_MS = 1_000;

/** Applies parked reports when their case becomes known, and gives up those that waited too long. */
export class Unpark {
  private readonly sleeper = new Wakeable();
  private looping?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly line: Line,
    private readonly messaging: Messaging,
    private readonly correlations: CorrelationStore,
    private readonly inbound: InboundStore,
    private readonly apply: ApplyReport,
    private readonly metrics: ConnectorMetrics,
  ) {}

  start(): void {
    this.looping = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.sleeper.call();
    await this.looping;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      await this.pass().catch((error: unknown) =>
        this.line.log.warn({ error }, 'parked reports could not be looked at, will try again'),
      );
      await this.sleeper.sleep(Math.min(POLL_MS, this.line.tuning.pollMs * 4));
    }
  }

  private async pass(): Promise<void> {
    const { dataSource, tuning } = this.line;
    for (const parked of await this.inbound.ripe(dataSource.manager, tuning.parkedAtMostMs, AT_A_TIME)) {
      if (this.stopped) return;
      await this.settle(parked);
    }
  }

  private async settle({ report, eventId }: Parked): Promise<void> {
    const known = await this.correlations.find(this.line.dataSource.manager, [asked(report)]);
    const correlation = correlationOf(known, report);
    const reason = correlation === undefined ? 'UNKNOWN_REFERENCE' : objectionTo(report, correlation);
    const applied = reason === undefined;
    await this.messaging.transact(correlation ? [correlation.residentId] : [], async (work) => {
      const still = await this.inbound.settle(work.sql, eventId, applied ? 'applied' : 'dead', reason);
      if (still && applied && correlation) await this.apply.apply(work, report, correlation, eventId);
    });
    this.metrics.reported(applied ? 'applied later' : 'dead');
    if (!applied) this.line.log.warn({ event: eventId, reason }, 'a report was given up; it is kept as a dead letter');
  }
}
