import fc from 'fast-check';
import { danishDate, danishMoment, plus, startOfDay } from './index.js';

describe('Danish dates', () => {
  it('are those of Copenhagen, in winter and in summer', () => {
    expect(danishDate('2026-07-01T22:30:00.000Z')).toBe('2026-07-02');
    expect(danishDate('2026-01-01T22:30:00.000Z')).toBe('2026-01-01');
    expect(danishDate('2026-01-01T23:30:00.000Z')).toBe('2026-01-02');
  });

  it('begin at their own midnight, on days of changing time too', () => {
    expect(startOfDay('2026-07-01').toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(startOfDay('2026-12-01').toISOString()).toBe('2026-11-30T23:00:00.000Z');
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        const start = startOfDay(day);
        expect(danishDate(start)).toBe(day);
        expect(danishDate(new Date(start.getTime() - 1))).not.toBe(day);
      }),
    );
  });
});

describe('a time of a Danish day', () => {
  it.each([
    ['2026-07-01', '08:00', '2026-07-01T06:00:00.000Z'],
    ['2026-12-01', '08:00', '2026-12-01T07:00:00.000Z'],
    ['2026-03-29', '08:00', '2026-03-29T06:00:00.000Z'],
    ['2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
  ])('%s %s is %s', (date, time, moment) => expect(danishMoment(date, time).toISOString()).toBe(moment));
});

describe('offsets', () => {
  it.each([
    ['2026-12-30', 'P5D', '2027-01-04'],
    ['2026-03-01', '-P60D', '2025-12-31'],
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2027-11-30', 'P3M', '2028-02-29'],
    ['2026-03-31', '-P1M', '2026-02-28'],
    ['2026-08-15', 'P6M', '2027-02-15'],
  ])('%s %s is %s', (date, offset, result) => expect(plus(date, offset)).toBe(result));

  it('refuse what is none', () => expect(() => plus('2026-01-01', 'P1Y')).toThrow('P1Y'));
});
