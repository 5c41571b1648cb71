import { lastDay, type RetentionRule } from '#intake';
import { danishDate, type Clock } from '#clock';
import { retentionDays, type Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { findOldDrafts, findOldSubmissions, findReturned, findUnfinished, type Aging } from './erased-rows.js';
import { ResidentKeys } from './resident-keys.js';

const DAY_MS = 24 * 60 * 60_000;

/** Queries: what is to be erased without anybody pressing. */
@Injectable()
export class FindDue {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly dataSource: DataSource,
    private readonly keys: ResidentKeys,
  ) {}

  /** Erasures that a crash broke off. */
  brokenOff(): Promise<string[]> {
    return findUnfinished(this.dataSource.manager);
  }

  /** Applications of people whose keys are destroyed, which an old copy of the database brought back. */
  returned(): Promise<string[]> {
    return findReturned(this.dataSource.manager, this.keys.erased());
  }

  /** Nobody has worked on them for as long as the rule says. */
  async drafts(): Promise<Aging[]> {
    const rule = this.contracts.retention.rules.draft;
    return this.due(rule, await findOldDrafts(this.dataSource.manager, this.before(rule)));
  }

  /** Handed in so long ago that the rule may be over: no agency can have answered before. */
  async cases(): Promise<Aging[]> {
    const rule = this.contracts.retention.rules.case;
    return this.due(rule, await findOldSubmissions(this.dataSource.manager, this.before(rule)));
  }

  private due(rule: RetentionRule, aging: readonly Aging[]): Aging[] {
    const today = danishDate(this.clock.now());
    return aging.filter(({ at }) => lastDay(rule, at) <= today);
  }

  /** What is younger has its last day ahead, whatever the hour at which a day of Denmark begins. */
  private before(rule: RetentionRule): Date {
    return new Date(this.clock.now().getTime() - (retentionDays(rule) - 1) * DAY_MS);
  }
}
