import type { Clock } from '#clock';
import { Messaging, type UnitOfWork } from '#messaging';
import type { Log } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { elementsOf } from '../case/elements.js';
import { readCase } from '../case/read-case.js';
import type { Rules } from '../case/rules.js';
import { findDue, markDue, takeDue } from '../store/due.js';
import { loadRecords, type StoredRecord } from '../store/records.js';
import { groupBy, Store } from '../store/store.js';
import { CLOCK, LOG, RULES } from '../tokens.js';
import { PublishReviews, type Review } from './publish-reviews.js';

const AT_MOST = 200;
/** A case that cannot be read (a defect of ours) is tried again after this time; it holds no other up. */
const TRY_AGAIN_MS = 60_000;

/**
 * Looks at cases again when something happened to them or their time has come: what follows from their record is
 * computed anew, and what changed is published. One transaction for all due cases of a partition.
 */
@Injectable()
export class ReviewDueCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly store: Store,
    private readonly publish: PublishReviews,
    @Inject(RULES) private readonly rules: Rules,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Gives the number of cases that were due. */
  async round(): Promise<number> {
    const due = await findDue(this.dataSource.manager, this.clock.now().toISOString(), AT_MOST);
    for (const residents of groupBy(due, (resident) => String(this.messaging.partitionOf(resident))).values()) {
      await this.messaging.transact(residents, (work) => this.review(work, residents));
    }
    return due.length;
  }

  private async review(work: UnitOfWork, residents: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const due = await takeDue(work.sql, residents, now.toISOString());
    const records = await loadRecords(this.store, work.sql, due);
    const reviews = records.map((record) => this.read(record, now)).filter((review) => review !== undefined);
    await this.publish.publish(work, reviews, now);
    await this.planNext(work, records, reviews, now);
  }

  private read(record: StoredRecord, now: Date): Review | undefined {
    try {
      const reading = readCase(this.rules, record, now);
      const agencies = [...reading.agencies.values()];
      const taken = agencies.flatMap(({ toWithdraw }) => (toWithdraw ? [toWithdraw] : []));
      const made = agencies.flatMap(({ toFile }) => (toFile ? [toFile] : []));
      const kept = record.filed.map((one) => (taken.includes(one) ? { ...one, withdrawn: true } : one));
      const after = { ...record, filed: [...kept, ...made] };
      return {
        record,
        after,
        reading,
        made,
        taken,
        shown: elementsOf(this.rules.contracts, after, reading, record.segments, now),
      };
    } catch (error) {
      this.log.error({ error, caseId: record.arrival.caseId }, 'a case could not be read; it is tried again');
      return undefined;
    }
  }

  private async planNext(
    work: UnitOfWork,
    records: readonly StoredRecord[],
    reviews: readonly Review[],
    now: Date,
  ): Promise<void> {
    const later = reviews.flatMap(({ record, reading }) =>
      reading.lookAgainAt ? [{ residentId: record.arrival.residentId, at: reading.lookAgainAt.toISOString() }] : [],
    );
    const read = new Set(reviews.map(({ record }) => record));
    const again = new Date(now.getTime() + TRY_AGAIN_MS).toISOString();
    const failed = records
      .filter((record) => !read.has(record))
      .map(({ arrival }) => ({ residentId: arrival.residentId, at: again }));
    await markDue(work.sql, [...later, ...failed]);
  }
}
