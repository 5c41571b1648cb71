import { showWeekday, type Language } from '../../frame/language.js';
import { waitsForResident, type Party } from '../party.js';
import { dayOf, daysBetween } from '../say-when.js';

interface When {
  now: Date;
  language: Language;
}

/** A last day that somebody set. */
export interface LastDay {
  title: string;
  date: string;
  day: string;
  isOver: boolean;
}

/** Soonest first. One that is over is said as long as the agency has not answered. */
export function deadlinesOf({ state }: Party, { now, language }: When): LastDay[] {
  return [...state.deadlines]
    .sort((one, other) => (one.date < other.date ? -1 : 1))
    .map(({ title, date }) => ({
      title: title[language],
      date,
      day: showWeekday(date, language),
      isOver: date < dayOf(now),
    }));
}

/** The first last day of what waits for the resident's answers, and how many days are left until it, or have gone since. */
export function dateOfResident(parties: readonly Party[], when: When): (LastDay & { days: number }) | undefined {
  const [first] = parties
    .filter(waitsForResident)
    .flatMap((party) => deadlinesOf(party, when))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  return first && { ...first, days: Math.abs(daysBetween(when.now, `${first.date}T11:00:00Z`)) };
}
