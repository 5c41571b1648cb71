const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The calendar date in Denmark (`YYYY-MM-DD`), by which dates of answers are today's or not. */
export const danishDay = (moment: Date | string): string =>
  DAY.format(typeof moment === 'string' ? new Date(moment) : moment);
