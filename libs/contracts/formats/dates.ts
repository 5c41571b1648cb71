/** Nobody who arrives was born before, and no agency's system takes dates after. */
const FIRST_YEAR = 1850;
const LAST_YEAR = 2200;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?Z$/;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function existsOnCalendar(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** `YYYY-MM-DD` of a day that exists. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const exists = existsOnCalendar(year, Number(text.slice(5, 7)), Number(text.slice(8, 10)));
  return year >= FIRST_YEAR && year <= LAST_YEAR && exists;
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

/** Exact milliseconds UTC. Leap seconds, 24:00 and nanoseconds would silently become another time. */
export function isTimestamp(text: string): boolean {
  return TIMESTAMP.test(text) && isDate(text.slice(0, 10));
}
