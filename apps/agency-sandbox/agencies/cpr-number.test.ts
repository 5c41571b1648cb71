import fc from 'fast-check';
import { syntheticCprNumbers } from './cpr-number.js';

const first = (birthDate: string, sex: string, seed = 0) =>
  String(syntheticCprNumbers(birthDate, sex, seed).next().value);

describe('synthetic personal numbers', () => {
  it('have the day of birth plus 60, and the sex in the last digit', () => {
    expect(first('1990-01-15', 'male')).toMatch(/^750190[0-3]\d\d[13579]$/);
    expect(first('1990-01-15', 'female')).toMatch(/^750190[0-3]\d\d[02468]$/);
  });

  it('take an unknown month or day as the first', () => {
    expect(first('1985', 'male')).toMatch(/^610185/);
    expect(first('1985-07', 'male')).toMatch(/^610785/);
  });

  it('never repeat for one day of birth, whoever asks, and are the same for the same seed', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.constantFrom('female', 'male', 'unspecified'), fc.nat(100_000), (date, sex, seed) => {
        const birthDate = date.toISOString().slice(0, 10);
        const numbers = [...syntheticCprNumbers(birthDate, sex, seed)];
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.length).toBeGreaterThanOrEqual(2000);
        for (const number of numbers.slice(0, 5)) expect(number).toMatch(/^\d{10}$/);
        expect(first(birthDate, sex, seed)).toBe(numbers[0]);
      }),
      { numRuns: 30 },
    );
  });
});
