const DANISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The calendar date of Denmark, `YYYY-MM-DD`. */
export const danishDay = (moment: Date): string => DANISH_DAY.format(moment);
