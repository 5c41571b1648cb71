import type { Batch } from '#messaging';
import { Pace } from './pace.js';

const batchOf = (length: number): Batch => ({ topic: 'applications', messages: Array(length).fill({}) });

describe('the pace of looking at cases', () => {
  it('is unhindered while messages come as they are written', () => {
    const pace = new Pace();
    pace.note(batchOf(20));
    expect(pace.restAfter(50)).toBe(0);
  });

  it('leaves nearly all of the time to merging while messages flood in', () => {
    const pace = new Pace();
    pace.note(batchOf(500));
    expect(pace.restAfter(50)).toBe(1_950);
  });

  it('is unhindered again once the flood is over', () => {
    const pace = new Pace();
    pace.note(batchOf(500));
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
    expect(pace.restAfter(50)).toBe(0);
    jest.restoreAllMocks();
  });
});
