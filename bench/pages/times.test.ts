import { table, timesOf } from './times.js';

describe('the times of a page', () => {
  it('are the middle one, the one that 95 in 100 keep to, and the worst', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(timesOf(hundred)).toEqual({ median: 50, p95: 95, worst: 100 });
    expect(timesOf([7])).toEqual({ median: 7, p95: 7, worst: 7 });
  });

  it('are none if nothing was measured', () => {
    expect(() => timesOf([])).toThrow('Nothing was measured');
  });

  it('stand in a table', () => {
    expect(table([{ page: 'start', status: 200, bytes: 9000, median: 3.14, p95: 5, worst: 12.04 }])).toBe(
      'page   status  bytes  median ms  p95 ms  worst ms\nstart     200   9000        3.1     5.0      12.0\n',
    );
  });
});
