/** Dates are calendar dates of Denmark (`YYYY-MM-DD`), whatever the clock of the machine or the sender's zone. */
const DANISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });
const DANISH_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'short',
});
const HOUR_MS = 3_600_000;

export function danishDate(moment: Date | string): string {
  return DANISH_DAY.format(typeof moment === 'string' ? new Date(moment) : moment);
}

/** The moment at which a date begins in Denmark: 22:00 or 23:00 UTC of the day before. */
export function startOfDay(date: string): Date {
  return danishMoment(date, '00:00');
}

/** The moment of a time of day (`08:00`) in Denmark. One that a day skips or has twice is that of winter. */
export function danishMoment(date: string, time: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const summer = new Date(asUtc - 2 * HOUR_MS);
  return DANISH_TIME.format(summer) === `${date} ${time}` ? summer : new Date(asUtc - HOUR_MS);
}

/**
 * A date plus an offset of days or months (`P5D`, `-P60D`, `P3M`; ISO 8601 with a sign in front). Months keep the day,
 * cut to the month's end: 30 November plus three months is 28 February.
 */
export function plus(date: string, offset: string): string {
  const [, sign, count, unit] = /^(-?)P(\d+)([DM])$/.exec(offset) ?? [];
  if (!count) throw new Error(`an offset such as P5D or -P60D is needed, not ${offset}`);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const amount = Number(count) * (sign ? -1 : 1);
  if (unit === 'D') return isoDate(new Date(Date.UTC(year, month - 1, day + amount)));
  const lastOfMonth = new Date(Date.UTC(year, month + amount, 0)).getUTCDate();
  return isoDate(new Date(Date.UTC(year, month - 1 + amount, Math.min(day, lastOfMonth))));
}

/** Of a date, or of the moment at which something ends. */
export function dayAfter(day: string | undefined): string | undefined {
  return day && plus(day.slice(0, 10), 'P1D');
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
