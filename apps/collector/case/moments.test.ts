import { dateOf, type Happened } from './moments.js';

const dates: Record<string, string> = { 'stay.entryDate': '2026-09-01', 'stay.moveInDate': '2026-09-03' };
const sources = (happened: Happened) => ({ date: (path: string) => dates[path], happened: () => happened });
const both = { latest: [{ path: 'stay.entryDate' }, { path: 'stay.moveInDate' }, { event: 'siri.granted' }] };

describe('a date that depends on others', () => {
  it('is counted from the latest of them', () => {
    expect(dateOf(both, 'P5D', sources('never'))).toBe('2026-09-08');
    expect(dateOf(both, 'P5D', sources({ at: '2026-09-20T10:00:00.000Z' }))).toBe('2026-09-25');
  });

  it('takes the Danish day on which something happened', () => {
    expect(dateOf(both, 'P0D', sources({ at: '2026-09-20T22:30:00.000Z' }))).toBe('2026-09-21');
  });

  it('is open while one of its events may still happen', () => {
    expect(dateOf(both, 'P5D', sources('pending'))).toBeUndefined();
  });

  it('is open when nothing of it is known', () => {
    expect(dateOf({ latest: [{ path: 'employment.startDate' }] }, '-P60D', sources('never'))).toBeUndefined();
  });
});
