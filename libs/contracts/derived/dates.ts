import type { Json } from '../model.js';

/**
 * The largest n for which `from` plus n calendar months, the day cut to the month's end, is not after `to`: 30 November
 * to 28 February is 3. An open end is "open", whenever it began. An end before the beginning is a mistake of somebody,
 * not a short stay: what it means is unknown. Days are text, so no time zone takes part.
 */
export function wholeMonthsBetween(from: Json | undefined, to: Json | undefined): Json | undefined {
  if (to === 'open') return 'open';
  if (typeof from !== 'string' || typeof to !== 'string' || to < from) return undefined;
  return wholeMonths(from, to);
}

/**
 * The age on a day in whole years. Of a birth that is known in part it is the highest that it can be, so that whoever is
 * under age by it is so for certain; who is born after that day has less than none. "unknown" while a date is missing.
 */
export function ageAt(birth: Json | undefined, day: Json | undefined): Json {
  if (typeof birth !== 'string' || typeof day !== 'string') return 'unknown';
  return Math.floor(wholeMonths(`${birth}-01-01`.slice(0, 10), day) / 12);
}

function wholeMonths(from: string, to: string): number {
  const months = monthOf(to) - monthOf(from);
  return dayIn(monthOf(to), from) <= dayOf(to) ? months : months - 1;
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const dayOf = (date: string): number => Number(date.slice(8, 10));

/** The day of `date`, cut to the end of another month. */
function dayIn(month: number, date: string): number {
  const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return Math.min(dayOf(date), lastDay);
}
