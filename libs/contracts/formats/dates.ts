/** Nobody who arrives was born before, and no agency's system takes dates after. */
const FIRST_YEAR = 1850;
const LAST_YEAR = 2200;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?Z$/;

export function existsOnCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `YYYY-MM-DD` of a day that exists. */
export function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  return year !== undefined && year >= FIRST_YEAR && year <= LAST_YEAR && existsOnCalendar(year, month!, day!);
}

/** As much of a date as is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function isPartialDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return isDate(`${text}-01-01`);
  return /^\d{4}-\d{2}$/.test(text) ? isDate(`${text}-01`) : isDate(text);
}

/** A time in UTC as people's tools write it: to the second, or with up to three digits more. */
export function isMoment(text: string): boolean {
  const [, seconds, fraction = ''] = MOMENT.exec(text) ?? [];
  return seconds !== undefined && isTimestamp(`${seconds}.${fraction.padEnd(3, '0')}Z`);
}

/** Exact milliseconds UTC. The round trip refuses leap seconds and nanoseconds, which would silently become another time. */
export function isTimestamp(text: string): boolean {
  if (!MOMENT.test(text) || !isDate(text.slice(0, 10))) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}
