import { danishDate } from '#clock';
import { inWords, showMoment, showTime, showWeekday, type Language } from '#pages';

/** at 11:34, or on 3 Sept 2026, 11:34 when that is another day. */
export function sayWhen(moment: string, now: Date, language: Language): string {
  const isToday = danishDate(moment) === danishDate(now);
  if (language === 'da') return isToday ? `kl. ${showTime(moment, language)}` : showMoment(moment, now, language);
  return `${isToday ? 'at' : 'on'} ${showMoment(moment, now, language)}`;
}

/** Thursday 3 September 2026 at 11:34. */
export function sayDayAndTime(moment: string, language: Language): string {
  const time = showTime(moment, language);
  return language === 'da'
    ? `${showWeekday(moment, language)} kl. ${time}`
    : `${showWeekday(moment, language)} at ${time}`;
}

/** From 10:00 to 10:25 of the same day. */
export function sayTimes(from: string, to: string, language: Language): string {
  return language === 'da'
    ? `kl. ${showTime(from, language)}–${showTime(to, language)}`
    : `${showTime(from, language)}–${showTime(to, language)}`;
}

/** Ada’s; Adas. */
export function possessive(name: string, language: Language): string {
  if (language === 'da') return /[sxz]$/i.test(name) ? `${name}’` : `${name}s`;
  return `${name}’s`;
}

/** Whole days from one calendar day in Denmark to another; negative when it is over. */
export const daysBetween = (from: string | Date, to: string | Date): number =>
  Math.round((Date.parse(danishDate(to)) - Date.parse(danishDate(from))) / 86_400_000);

/** Two days; 40 days. */
export function inDays(count: number, language: Language): string {
  const words = language === 'da' ? ['dag', 'dage'] : ['day', 'days'];
  const number = language === 'da' && count === 1 ? 'én' : inWords(count, language);
  return `${number} ${words[count === 1 ? 0 : 1]}`;
}
