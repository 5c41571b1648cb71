import { danishDate, dayAfter, type Clock } from '#clock';
import type { UnitOfWork } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { elementsOf } from '../case/elements.js';
import { readCase } from '../case/read-case.js';
import type { FiledDossier } from '../case/record.js';
import type { Rules } from '../case/rules.js';
import { dueSince, findDue, markDue, takeDue } from '../store/due.js';
import { loadRecords, type StoredRecord, withTheirGroups } from '../store/records.js';
import { Store } from '../store/store.js';
import { CLOCK, RULES } from '../tokens.js';
import { PublishReviews, type Review } from './publish-reviews.js';

/** Computes anew what follows from the records of these residents, and publishes what changed. */
@Injectable()
export class ReviewCases {
  constructor(
    private readonly store: Store,
    private readonly publish: PublishReviews,
    @Inject(RULES) private readonly rules: Rules,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Some of those who are due now. */
  findDue(sql: EntityManager, limit: number): Promise<string[]> {
    return findDue(sql, this.clock.now().toISOString(), limit);
  }

  /** How many cases wait to be looked at, and the oldest of them how long. */
  backlog(sql: EntityManager): ReturnType<typeof dueSince> {
    return dueSince(sql, this.clock.now().toISOString());
  }

  /** Of these residents, the ones that are still due; their next time is planned. */
  async review(work: UnitOfWork, residents: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const due = await takeDue(work.sql, residents, now.toISOString());
    const records = await loadRecords(this.store, work.sql, [...due.keys()].sort());
    const reviews = records.map((record) => this.read(this.withWhatTimeChanged(record, due, now), now));
    await this.publish.publish(work, reviews, now);
    await markDue(
      work.sql,
      reviews.flatMap(({ record, reading }) =>
        reading.lookAgainAt ? [{ residentId: record.arrival.residentId, at: reading.lookAgainAt.toISOString() }] : [],
      ),
    );
  }

  /** What is to be shown of them waits as long, too. */
  async putOff({ sql }: UnitOfWork, residents: readonly string[], byMs: number): Promise<void> {
    const at = new Date(this.clock.now().getTime() + byMs).toISOString();
    await takeDue(sql, residents, at);
    await markDue(
      sql,
      residents.map((residentId) => ({ residentId, at })),
    );
  }

  private read(record: StoredRecord, now: Date): Review {
    const reading = readCase(this.rules, record, now);
    const agencies = [...reading.agencies.values()];
    const taken = agencies.flatMap(({ toWithdraw }) => toWithdraw);
    const made = agencies.flatMap(({ toFile }) => toFile);
    const isTaken = (one: FiledDossier): boolean => taken.some(({ dossier }) => dossier === one);
    const kept = record.filed.map((one) => (isTaken(one) ? { ...one, withdrawn: true } : one));
    const after = { ...record, filed: [...kept, ...made] };
    const shown = elementsOf(this.rules.contracts, after, reading, record.segments, now);
    return { record, after, reading, made, taken, shown };
  }

  /** A period of validity that began or ended since the case was due makes other facts hold than the last time. */
  private withWhatTimeChanged(record: StoredRecord, due: ReadonlyMap<string, Date>, now: Date): StoredRecord {
    const since = danishDate(due.get(record.arrival.residentId) ?? now);
    const isCrossed = (day: string | undefined): boolean => day !== undefined && since <= day && day <= danishDate(now);
    const changed = record.facts
      .filter(({ validFrom, validTo }) => isCrossed(validFrom?.slice(0, 10)) || isCrossed(dayAfter(validTo)))
      .map(({ path }) => path);
    const changedFacts = withTheirGroups(this.rules.contracts, record.facts, [...record.changedFacts, ...changed]);
    return { ...record, changedFacts };
  }
}
