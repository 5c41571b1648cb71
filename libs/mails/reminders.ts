import { danishDate, danishMoment, plus, startOfDay } from '#clock';
import type { Reminders } from '#contracts';
import type { ReminderKind } from './notice.js';

/** A mail that somebody is to get at a time, unless what it reminds of is settled by then. */
export interface Reminder {
  kind: ReminderKind;
  /** What it reminds of, and which time; the same for the same matter however often it is computed. */
  cause: string;
  at: Date;
  /** When it is no use any longer. */
  until?: Date;
}

/** What a case waits for, as far as its resident has to do it. */
export interface Matters {
  /** Since when questions have been open. */
  questions: readonly Date[];
  deadlines: readonly { id: string; date: string }[];
  /** Ahead, and neither cancelled nor called off. */
  appointments: readonly { agency: string; from: Date }[];
}

/** All reminders of a case, past ones too. A pure function: what is settled is in none of the lists, and so is not reminded of. */
export function remindersOf({ morning, reminders }: Reminders, matters: Matters): Reminder[] {
  const { question, deadline, appointment } = reminders;
  const opened = [...new Set(matters.questions.map((since) => since.toISOString()))];
  return [
    ...opened.flatMap((since) =>
      series(question.after, question.atMost).map((offset) => ({
        kind: 'remindQuestion' as const,
        cause: `${since} ${offset}`,
        at: danishMoment(plus(danishDate(since), offset), morning),
      })),
    ),
    ...matters.deadlines.flatMap(({ id, date }) =>
      series(deadline.before, deadline.atMost).map((offset) => ({
        kind: 'remindDeadline' as const,
        cause: `${id} ${date} ${offset}`,
        at: danishMoment(plus(date, `-${offset}`), morning),
        until: startOfDay(plus(date, 'P1D')),
      })),
    ),
    ...matters.appointments.flatMap(({ agency, from }) =>
      series(appointment.before, appointment.atMost).map((offset) => ({
        kind: 'remindAppointment' as const,
        cause: `${agency} ${from.toISOString()} ${offset}`,
        at: danishMoment(plus(danishDate(from), `-${offset}`), morning),
        until: from,
      })),
    ),
  ];
}

/** Of a draft that was touched last on a Danish day. */
export function draftReminders({ morning, reminders: { draft } }: Reminders, touchedOn: string): Reminder[] {
  return draft.after.map((offset) => ({
    kind: 'remindDraft',
    cause: `${touchedOn} ${offset}`,
    at: danishMoment(plus(touchedOn, offset), morning),
  }));
}

/** When what may not be sent today is sent. */
export function nextMorning({ morning }: Reminders, now: Date): Date {
  return danishMoment(plus(danishDate(now), 'P1D'), morning);
}

/** News waits a little for more, so that what comes together is one mail. */
export const newsDueAt = ({ gather }: Reminders, now: Date): Date => new Date(now.getTime() + gather * 60_000);

const series = (offsets: readonly string[], atMost: number): readonly string[] => offsets.slice(0, atMost);
