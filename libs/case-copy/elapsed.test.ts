import { CHOICES, type Segment } from '#contracts';
import fc from 'fast-check';
import { elapsedOf } from './elapsed.js';

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 1) + seconds * 1000).toISOString();

test('each second has one holder: the sum is the time from the first to now, or to the end', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...CHOICES.Holder)), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 10_000 }), fc.boolean(), (durations, last, ended) => {
      const segments: Segment[] = [];
      let now = 0;
      for (const [seconds, holder] of durations) {
        segments.push({ from: at(now), holder });
        now += seconds;
      }
      if (ended) segments.push({ from: at(now), holder: null });
      const elapsed = elapsedOf(segments, new Date(Date.parse(at(now + last))));
      expect(CHOICES.Holder.reduce((sum, holder) => sum + elapsed[holder], 0)).toBe(now + (ended ? 0 : last));
    }),
  );
});

test('a clock that was set back takes no time away', () => {
  expect(elapsedOf([{ from: at(100), holder: 'hub' }], new Date(Date.parse(at(0))))).toMatchObject({ hub: 0 });
});
