import { danishDate } from '#clock';
import { showWeekday, type Language } from '#pages';
import { meetingOf } from '../meeting.js';
import { awaySince, hasEnded, waitsForResident, wasSent, type Party } from '../party.js';
import { daysBetween } from '../say-when.js';

interface When {
  now: Date;
  language: Language;
}

/** A last day that somebody set. */
export interface LastDay {
  id: string;
  title: string;
  date: string;
  day: string;
  isOver: boolean;
}

/** Soonest first. One that is over is said as long as the agency has not answered. */
export function deadlinesOf({ state }: Party, { now, language }: When): LastDay[] {
  return [...state.deadlines]
    .sort((one, other) => (one.date < other.date ? -1 : 1))
    .map(({ id, title, date }) => ({
      id,
      title: title[language],
      date,
      day: showWeekday(date, language),
      isOver: date < danishDate(now),
    }));
}

/** The first last day of what waits for the resident's answers, and how many days are left until it, or have gone since. */
export function dateOfResident(parties: readonly Party[], when: When): CountedDay | undefined {
  return firstOf(
    parties.filter(waitsForResident).flatMap((party) => deadlinesOf(party, when)),
    when,
  );
}

/** The first last day for which somebody has to come, at an agency that has the application. */
export function dateInPerson(parties: readonly Party[], when: When): CountedDay | undefined {
  const open = parties.filter((party) => !hasEnded(party) && wasSent(party) && !missedDay(party, when));
  return firstOf(
    open.flatMap((party) => deadlinesOf(party, when).filter(({ id }) => party.inPerson.includes(id))),
    when,
  );
}

/** A last day to come that is over, at an agency with which no meeting stands: nobody has said whether anybody came. */
export function missedDay(party: Party, when: When): LastDay | undefined {
  if (hasEnded(party) || !wasSent(party) || meetingOf(party, when.now)) return undefined;
  return deadlinesOf(party, when).find(({ id, isOver }) => isOver && party.inPerson.includes(id));
}

/** A last day that went by while we could not reach the agency. */
export function lateByUs(party: Party, when: When): LastDay | undefined {
  const isKept = awaySince(party) !== undefined || party.state.status === 'undeliverable';
  return isKept ? deadlinesOf(party, when).find(({ isOver }) => isOver) : undefined;
}

type CountedDay = LastDay & { days: number };

function firstOf(days: readonly LastDay[], { now }: When): CountedDay | undefined {
  const [first] = [...days].sort((one, other) => (one.date < other.date ? -1 : 1));
  return first && { ...first, days: Math.abs(daysBetween(now, `${first.date}T11:00:00Z`)) };
}
