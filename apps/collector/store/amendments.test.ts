import fc from 'fast-check';
import { amendmentsOf } from './amendments.js';
import type { KeptEvent, ResidentFact } from './events.js';

const event = (eventId: string, source: string, observedAt: string, ...paths: string[]): KeptEvent => ({
  eventId,
  revision: 0,
  recordedAt: observedAt,
  facts: paths.map((path) => ({ path, source, observedAt, eventId }) as ResidentFact),
  change: { kind: 'amended', at: observedAt },
  mayBeSameAs: [],
});

const events = [
  { ...event('0', 'resident', '2026-09-01', 'employment.jobTitle', 'contact.email'), change: undefined },
  event('1', 'employer', '2026-09-02', 'employment.jobTitle'),
  event('2', 'employer', '2026-09-03', 'employment.jobTitle', 'employment.pay'),
  event('3', 'resident', '2026-09-03', 'contact.phone'),
  event('4', 'resident', '2026-09-04', 'contact.email'),
];

test('an amendment is by its own source, and a change only where that source had spoken before, in any order', () => {
  const inOrder = fc.shuffledSubarray(events, { minLength: events.length });
  fc.assert(
    fc.property(inOrder, (shuffled) => {
      const told = amendmentsOf(shuffled).map(({ eventId, by, isChange }) => [eventId, by, isChange]);
      expect(told.sort()).toEqual([
        ['1', 'employer', false],
        ['2', 'employer', true],
        ['3', 'resident', false],
        ['4', 'resident', true],
      ]);
    }),
  );
});
