import { danishDate, type Clock } from '#clock';
import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { CaseMatters, type CaseMattersNow } from './case-matters.js';
import { GatheredNotices, type GatheredRow } from './gathered-notices.js';
import { draftReminders, remindersOf, type Matters } from '#mails';

/** Query: what of that which was put down is worth saying now. Nobody is reminded of what is settled. */
@Injectable()
export class StillToTell {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly matters: CaseMatters,
    private readonly gathered: GatheredNotices,
  ) {}

  async among<R extends GatheredRow>(sql: EntityManager, rows: readonly R[]): Promise<R[]> {
    const cases = [...new Set(rows.filter(({ kind }) => kind !== 'remindDraft').map(({ about }) => about))];
    const matters = await this.matters.of(sql, cases);
    const told: R[] = [];
    for (const row of rows) if (await this.isToTell(sql, row, matters.get(row.about))) told.push(row);
    return told;
  }

  private async isToTell(sql: EntityManager, row: GatheredRow, matters: CaseMattersNow | undefined): Promise<boolean> {
    switch (row.kind) {
      case 'actionNeeded':
        return matters!.questions.length > 0;
      case 'appointment':
        return matters!.appointments.length > 0;
      case 'notAll':
        return matters!.lacksExpected;
      case 'decided':
      case 'answered':
      case 'appointmentCancelled':
      case 'employerAnswered':
      case 'schoolAnswered':
        return true;
      case 'appliedTwice':
        return this.areBothOpen(sql, row);
      case 'remindDraft':
        return this.isUntouched(sql, row);
      default:
        return this.isOpen(row, matters!);
    }
  }

  /** Whoever has withdrawn one of two applications has settled it. */
  private async areBothOpen(sql: EntityManager, { about, cause }: GatheredRow): Promise<boolean> {
    const withdrawn = await sql.query<unknown[]>(
      `SELECT 1 FROM withdrawal WHERE case_id = ANY ($1::uuid[]) AND agency = ''`,
      [[about, cause.replace('same ', '')]],
    );
    return withdrawn.length === 0;
  }

  private isOpen(row: GatheredRow, matters: Matters): boolean {
    const reminder = remindersOf(this.contracts.reminders, matters).find((one) => this.gathered.isCausedBy(row, one));
    return reminder !== undefined && (reminder.until === undefined || reminder.until > this.clock.now());
  }

  private async isUntouched(sql: EntityManager, row: GatheredRow): Promise<boolean> {
    const { about, kind } = row;
    const { reminders } = this.contracts;
    const [draft] = await sql.query<{ touched_at: Date | null }[]>(
      'SELECT touched_at FROM application WHERE id = $1 AND submitted_at IS NULL',
      [about],
    );
    if (!draft?.touched_at) return false;
    const last = draftReminders(reminders, danishDate(draft.touched_at));
    if (!last.some((one) => this.gathered.isCausedBy(row, one))) return false;
    return (await this.gathered.countSent(sql, about, kind)) < reminders.reminders.draft.atMost;
  }
}
