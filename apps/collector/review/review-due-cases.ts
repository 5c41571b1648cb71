import { Messaging } from '#messaging';
import type { Log, Metrics } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { groupBy } from '../store/store.js';
import { LOG, METRICS } from '../tokens.js';
import { ReviewCases } from './review-cases.js';

const AT_MOST = 200;
/** So few share a transaction, whatever their partitions: it costs the same for one of them. */
const FEW = 24;
/** A case that cannot be looked at (a defect of ours) is tried again after this time. */
const TRY_AGAIN_MS = 60_000;

/**
 * Looks at cases again when something happened to them or their time has come: what follows from their record is
 * computed anew, and what changed is published. One transaction for a few cases, else for all due ones of a partition.
 */
@Injectable()
export class ReviewDueCases {
  private readonly failures: ReturnType<Metrics['counter']>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly reviews: ReviewCases,
    @Inject(LOG) private readonly log: Log,
    @Inject(METRICS) metrics: Metrics,
  ) {
    this.failures = metrics.counter('case_failures_total', 'Cases that could not be looked at and were postponed');
    const oldest = metrics.gauge('oldest_due_case_seconds', 'How long a case has waited to be looked at');
    metrics.gauge('cases_due', 'Cases that wait to be looked at', [], async (gauge) => {
      const { count, oldestSeconds } = await reviews.backlog(dataSource.manager);
      gauge.set(count);
      oldest.set(oldestSeconds);
    });
  }

  /** Whether more may be due. In any order of partitions, so that two processes seldom meet at one. */
  async round(): Promise<boolean> {
    const due = await this.reviews.findDue(this.dataSource.manager, AT_MOST);
    const groups = due.length > FEW ? this.byPartition(due) : [due];
    while (groups.length > 0) {
      const [residents = []] = groups.splice(Math.floor(Math.random() * groups.length), 1);
      if (residents.length > 0) await this.reviewTogether(residents);
    }
    return due.length === AT_MOST;
  }

  private byPartition(residents: readonly string[]): string[][] {
    return [...groupBy(residents, (resident) => String(this.messaging.partitionOf(resident))).values()];
  }

  /** One case that cannot be published holds no other up: then each is looked at alone. */
  private async reviewTogether(residents: readonly string[]): Promise<void> {
    try {
      await this.messaging.transact(residents, (work) => this.reviews.review(work, residents));
    } catch (error) {
      if (residents.length === 1) return this.postpone(residents, error);
      for (const resident of residents) await this.reviewTogether([resident]);
    }
  }

  /** Rejects while the database is away: then nothing is wrong with the case. */
  private async postpone(residents: readonly string[], error: unknown): Promise<void> {
    await this.messaging.transact(residents, (work) => this.reviews.putOff(work, residents, TRY_AGAIN_MS));
    this.failures.inc();
    this.log.error({ error }, 'a case could not be looked at; it is tried again');
  }
}
