import { danishDate, type Clock } from '#clock';
import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';
import { GatheredNotices, type GatheredRow } from './gathered-notices.js';
import { REMINDERS, type ReminderKind, nextMorning } from '#mails';
import { StillToTell } from './still-to-tell.js';

/** When somebody is written to next about something that they have to do, unless they have done it by then. */
export interface ComingReminder {
  about: 'question' | 'deadline' | 'appointment';
  at: string;
}

const ABOUT: Partial<Record<ReminderKind, ComingReminder['about']>> = {
  remindQuestion: 'question',
  remindDeadline: 'deadline',
  remindAppointment: 'appointment',
};

/** Query: the next reminder of a case. Undefined where none is to come, or nobody knows where to send it. */
@Injectable()
export class NextReminder {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly dataSource: DataSource,
    private readonly gathered: GatheredNotices,
    private readonly stillToTell: StillToTell,
  ) {}

  async find(caseId: string): Promise<ComingReminder | undefined> {
    const { manager } = this.dataSource;
    const reminders = (await this.gathered.openOf(manager, caseId)).filter(isReminder);
    const [next] = await this.stillToTell.among(manager, reminders);
    if (!next) return undefined;
    return { about: ABOUT[next.kind]!, at: (await this.sentAt(next)).toISOString() };
  }

  /** Who had the day's mail already gets it the next morning. */
  private async sentAt({ residentId, dueAt, letter }: GatheredRow): Promise<Date> {
    const now = this.clock.now();
    const today = danishDate(now);
    if (letter !== undefined || danishDate(dueAt) > today) return dueAt;
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM mail_day JOIN person USING (address_hash) WHERE person.resident_id = $1 AND mail_day.day = $2`,
      [residentId, today],
    );
    if (rows.length > 0) return nextMorning(this.contracts.reminders, now);
    return dueAt > now ? dueAt : now;
  }
}

function isReminder(row: GatheredRow): row is GatheredRow & { kind: ReminderKind } {
  return (REMINDERS as readonly string[]).includes(row.kind);
}
