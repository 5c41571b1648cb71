import type { CaseStatus } from '#contracts';
import { statisticsOf, type CaseFigures } from './figures.js';

function cases(status: CaseStatus, hubSeconds: readonly number[]): CaseFigures[] {
  const counts = { asked: 2, wouldHaveBeenAsked: 5, reused: 3 };
  return hubSeconds.map((hub) => ({ status, counts, elapsed: { hub, resident: 0, agencies: 1, calendar: 0 } }));
}

test('a group of four shows nothing, a group of five its figures', () => {
  expect(statisticsOf(cases('completed', [1, 2, 3, 4]))).toMatchObject({
    cases: { completed: null },
    elapsed: null,
    facts: null,
  });
  const five = statisticsOf([...cases('completed', [5, 1, 4, 2, 3]), ...cases('refused', [9, 9])]);
  expect(five).toMatchObject({
    cases: { completed: 5, refused: null, inProgress: null },
    elapsed: { hub: { median: 3, p90: 5 }, agencies: { median: 1, p90: 1 } },
    facts: { asked: 14, wouldHaveBeenAsked: 35, reused: 21 },
  });
});

test('times are those of completed cases only', () => {
  const { elapsed } = statisticsOf([
    ...cases('completed', [1, 1, 1, 1, 1]),
    ...cases('inProgress', [900, 900, 900, 900, 900]),
  ]);
  expect(elapsed?.hub).toEqual({ median: 1, p90: 1 });
});
