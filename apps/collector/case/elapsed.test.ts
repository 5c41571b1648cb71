import type { Segment } from '#contracts';
import { continued, holderOf } from './elapsed.js';

describe('who holds a case', () => {
  it.each([
    ['nobody, once it has ended', holderOf(true, 3, ['delivered']), null],
    ['the resident, while something is asked', holderOf(false, 1, ['delivered', 'ready']), 'resident'],
    ['the agencies, while a delivered dossier is unanswered', holderOf(false, 0, ['delivered', 'ready']), 'agencies'],
    ['the hub, while something is due', holderOf(false, 0, ['granted', 'delivering']), 'hub'],
    ['the calendar, when all wait for a day', holderOf(false, 0, ['granted', 'scheduled']), 'calendar'],
  ])('%s', (_who, holder, expected) => expect(holder).toBe(expected));
});

describe('the segments of a case', () => {
  const first: readonly Segment[] = [{ from: '2026-09-01T08:00:00.000Z', holder: 'hub' }];

  it('go on while the holder stays', () => {
    expect(continued(first, 'hub', '2026-09-01T09:00:00.000Z')).toBe(first);
  });

  it('change with the holder', () => {
    expect(continued(first, 'resident', '2026-09-01T09:00:00.000Z')).toEqual([
      ...first,
      { from: '2026-09-01T09:00:00.000Z', holder: 'resident' },
    ]);
  });

  it('never run backwards, even when the clock was set back', () => {
    expect(continued(first, 'agencies', '2026-08-01T08:00:00.000Z').at(-1)).toEqual({
      from: first[0]!.from,
      holder: 'agencies',
    });
  });
});
