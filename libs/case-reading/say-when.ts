import { danishDate } from '#clock';
import { inWords, showMoment, showTime, showWeekday, type Language } from '#pages';
import { textsIn } from '#texts';

const whenWords = textsIn('when');

/** at 11:34, or on 3 Sept 2026, 11:34 when that is another day. */
export function sayWhen(moment: string, now: Date, language: Language): string {
  const words = whenWords({ language });
  if (danishDate(moment) === danishDate(now)) return words.todayAt({ time: showTime(moment, language) });
  return words.onDay({ moment: showMoment(moment, now, language) });
}

/** Thursday 3 September 2026 at 11:34. */
export const sayDayAndTime = (moment: string, language: Language): string =>
  whenWords({ language }).dayAndTime({ day: showWeekday(moment, language), time: showTime(moment, language) });

/** From 10:00 to 10:25 of the same day. */
export const sayTimes = (from: string, to: string, language: Language): string =>
  whenWords({ language }).times({ from: showTime(from, language), to: showTime(to, language) });

/** Ada’s; Adas. */
export const possessive = (name: string, language: Language): string =>
  whenWords({ language }).whose({ name, endsInS: /[sxz]$/i.test(name) });

/** Whole days from one calendar day in Denmark to another; negative when it is over. */
export const daysBetween = (from: string | Date, to: string | Date): number =>
  Math.round((Date.parse(danishDate(to)) - Date.parse(danishDate(from))) / 86_400_000);

/** Two days; 40 days. */
export const inDays = (days: number, language: Language): string =>
  whenWords({ language }).days({ days, daysInWords: inWords(days, language) });
