import fc from 'fast-check';
import { wholeMonthsBetween } from './derived.js';

describe('whole months of a stay', () => {
  it.each([
    ['2026-11-30', '2027-02-28', 3],
    ['2026-11-30', '2027-02-27', 2],
    ['2027-11-30', '2028-02-28', 2],
    ['2027-11-30', '2028-02-29', 3],
    ['2026-09-01', '2026-12-01', 3],
    ['2026-09-01', '2026-11-30', 2],
    ['2026-09-01', '2026-09-01', 0],
    ['2026-09-02', '2026-09-01', -1],
    ['2026-12-31', '2027-12-31', 12],
  ])('from %s to %s are %i', (from, to, months) => {
    expect(wholeMonthsBetween(from, to)).toBe(months);
  });

  it('are open for an open end, whenever it began, and unknown while a date is missing', () => {
    expect(wholeMonthsBetween('2026-09-01', 'open')).toBe('open');
    expect(wholeMonthsBetween(undefined, 'open')).toBe('open');
    expect(wholeMonthsBetween(undefined, '2027-01-01')).toBeUndefined();
    expect(wholeMonthsBetween('2026-09-01', undefined)).toBeUndefined();
  });

  it('are the largest number that, added to the entry, is not after the end', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    const text = (date: Date): string => date.toISOString().slice(0, 10);
    const plus = (date: Date, months: number): string => {
      const month = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
      const last = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
      month.setUTCDate(Math.min(date.getUTCDate(), last));
      return text(month);
    };
    fc.assert(
      fc.property(day, day, (from, to) => {
        const months = wholeMonthsBetween(text(from), text(to)) as number;
        expect(plus(from, months) <= text(to)).toBe(true);
        expect(plus(from, months + 1) > text(to)).toBe(true);
      }),
    );
  });
});
