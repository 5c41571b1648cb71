import fc from 'fast-check';
import { ageAt, wholeMonthsBetween } from './dates.js';

describe('whole months of a stay', () => {
  it.each([
    ['2026-11-30', '2027-02-28', 3],
    ['2026-11-30', '2027-02-27', 2],
    ['2027-11-30', '2028-02-28', 2],
    ['2027-11-30', '2028-02-29', 3],
    ['2026-09-01', '2026-12-01', 3],
    ['2026-09-01', '2026-11-30', 2],
    ['2026-09-01', '2026-09-01', 0],
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

  it('are unknown for an end before the beginning: that is a mistake, not a short stay', () => {
    expect(wholeMonthsBetween('2026-09-02', '2026-09-01')).toBeUndefined();
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
      fc.property(day, day, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const months = wholeMonthsBetween(text(from), text(to)) as number;
        expect(plus(from, months) <= text(to)).toBe(true);
        expect(plus(from, months + 1) > text(to)).toBe(true);
      }),
    );
  });
});

describe('the age on a day', () => {
  it.each([
    ['2008-09-01', '2026-09-01', 18],
    ['2008-09-02', '2026-09-01', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2021-05-30', '2026-09-01', 5],
    ['2026-09-01', '2026-09-01', 0],
    ['2026-10-15', '2026-09-01', -1],
  ])('of who is born on %s is on %s %i', (birth, day, age) => {
    expect(ageAt(birth, day)).toBe(age);
  });

  it('is the highest that it can be where the birth is known in part', () => {
    expect(ageAt('2008', '2026-09-01')).toBe(18);
    expect(ageAt('2009', '2026-09-01')).toBe(17);
    expect(ageAt('2008-10', '2026-09-01')).toBe(17);
    expect(ageAt('2008-09', '2026-09-01')).toBe(18);
  });

  it('is unknown while a date is missing', () => {
    expect(ageAt(undefined, '2026-09-01')).toBe('unknown');
    expect(ageAt('2008', undefined)).toBe('unknown');
  });
});
