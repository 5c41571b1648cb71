import { danishDate, type Clock } from '#clock';
import type { ArrivedElement } from '#case-copy';
import type { Contracts } from '#contracts';
import { addressOf, applicantOf, type Application } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Happening, Listener } from '../ground/happenings.js';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { CaseMatters } from './case-matters.js';
import { GatheredNotices } from './gathered-notices.js';
import { draftReminders, remindersOf } from '#mails';

/** What the matters of a case follow from. */
const TELLING: ReadonlySet<string> = new Set(['case', 'question', 'agency', 'fact']);

/** Puts down when residents are to be reminded, as soon as there is something to be reminded of. Once each. */
@Injectable()
export class PlanReminders implements Listener {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly matters: CaseMatters,
    private readonly gathered: GatheredNotices,
  ) {}

  async handle(sql: EntityManager, happening: Happening): Promise<void> {
    if (happening.kind === 'casesShown') await this.ofCases(sql, happening.elements);
    if (happening.kind === 'draftBegun' || happening.kind === 'draftChanged')
      await this.ofDraft(sql, happening.application);
  }

  /** Somebody worked on it: they count from today. */
  private async ofDraft(sql: EntityManager, application: Application): Promise<void> {
    if (addressOf(application) === undefined) return;
    const { applicationId } = application;
    const { residentId } = applicantOf(application);
    const now = this.clock.now();
    const reminders = draftReminders(this.contracts.reminders, danishDate(now));
    const whose = { applicationId, residentId, about: applicationId };
    await this.gathered.add(
      sql,
      reminders.map(({ kind, cause, at }) => ({ ...whose, kind, cause, dueAt: at })),
      now,
    );
  }

  /** The copy has what is shown by now. */
  private async ofCases(sql: EntityManager, elements: readonly ArrivedElement[]): Promise<void> {
    const now = this.clock.now();
    const told = elements.filter(({ kind }) => TELLING.has(kind)).map(({ caseId }) => caseId);
    const readers = await this.gathered.readersOf(sql, [...new Set(told)]);
    const matters = await this.matters.of(
      sql,
      readers.map(({ about }) => about),
    );
    const planned = readers.flatMap((reader) =>
      remindersOf(this.contracts.reminders, matters.get(reader.about)!)
        .filter(({ at }) => at > now) // what is told today needs no reminder of a week ago
        .map(({ kind, cause, at }) => ({ ...reader, kind, cause, dueAt: at })),
    );
    await this.gathered.add(sql, planned, now);
  }
}
