import fc from 'fast-check';
import { party } from '#case-reading';
import { layOut, type Layout } from './layout.js';
import { placeWords, tracksOf } from './place-words.js';
import type { JourneyLine, Station, StationName } from './stations.js';
import { boxOf, overlap, type Box } from './texts.js';
import { textsIn } from '#texts';
import { whereNow } from './where-now.js';

const journeyWords = textsIn('journey');

const station = (name: StationName): Station => ({ name, mark: 'done', at: '2026-09-03T09:21:00.000Z' });

/** What can have happened on a line before its answer, and what can since. */
const before = fc.subarray<StationName>(['sent', 'received', 'asked', 'meeting', 'date', 'goal'], { minLength: 1 });
const since = fc.subarray<StationName>(['told', 'claim'], { maxLength: 1 });
const results = fc.constantFrom<JourneyLine['result']>('here', 'ahead', 'ahead', 'refused', 'stopped');
const ends: Partial<Record<JourneyLine['result'], StationName>> = { here: 'yes', refused: 'no' };
const ahead = fc.subarray<StationName>(['meeting', 'date', 'received'], { maxLength: 2 });

const aheadOf = (result: JourneyLine['result'], names: readonly StationName[]): Station[] =>
  result === 'ahead' ? [...names, 'answer' as const].map(station) : [];

const lineOf = (name: string, index: number): fc.Arbitrary<JourneyLine> =>
  fc
    .record({ before, since, result: results, ahead, isEmpty: fc.boolean(), waits: fc.boolean() })
    .map((one): JourneyLine => {
      const isEmpty = one.isEmpty && index > 0;
      const end = ends[one.result];
      const past = [...one.before.slice(0, 4), ...(end ? [end, ...one.since] : [])];
      const result = isEmpty ? 'ahead' : one.result;
      return {
        party: { ...party(name, isEmpty ? 'waiting' : 'acknowledged', { waitingFor: ['siri'] }), name: NAMES[name]! },
        past: isEmpty ? [] : (result === 'stopped' ? (['stopped'] as const) : past).map(station),
        ahead: aheadOf(result, isEmpty ? ['sent'] : one.ahead),
        after: index > 0 && (isEmpty || one.waits) ? 'siri' : undefined,
        result,
      };
    });

const NAMES: Readonly<Record<string, string>> = {
  siri: 'SIRI',
  municipality: 'Copenhagen Municipality',
  tax: 'The Danish Tax Agency',
};

function boxesOf(layout: Layout, language: 'en' | 'da'): Box[] {
  const words = journeyWords({ language });
  const wording = {
    stationOf: (name: StationName) => words.stations[name],
    timeOf: () => '12 Sept',
    hereOf: ({ party: one }: JourneyLine) => whereNow(one, () => 'SIRI', language),
  };
  return [...placeWords(layout, wording).values()].flatMap(({ name, here, labels }) =>
    [name, ...(here ? [here] : []), ...labels.values()].map(boxOf),
  );
}

/** Who was responsible before a move, below who is. */
const former = fc
  .record({ past: fc.subarray<StationName>(['sent', 'received', 'yes']), isTold: fc.boolean() })
  .map(({ past, isTold }): JourneyLine => ({
    party: { ...party('municipality 0147', 'withdrawn'), name: 'Frederiksberg Municipality (old)' },
    hears: isTold ? 'withdrawn' : 'withdrawing',
    past: [...past, ...(isTold ? (['told'] as const) : [])].map(station),
    ahead: isTold ? [] : [station('told')],
    result: 'none',
  }));
const [siri, municipality, tax] = ['siri', 'municipality', 'tax'].map(lineOf) as [
  fc.Arbitrary<JourneyLine>,
  fc.Arbitrary<JourneyLine>,
  fc.Arbitrary<JourneyLine>,
];
const all = fc
  .tuple(siri, municipality, fc.array(former, { maxLength: 2 }), tax)
  .map(([first, second, before, third]) => [first, second, ...before, third]);
const pairs = (boxes: readonly Box[]): [Box, Box][] =>
  boxes.flatMap((one, index) => boxes.slice(index + 1).map((other): [Box, Box] => [one, other]));

describe.each(['en', 'da'] as const)('the words of the picture (%s)', (language) => {
  it('stand on no others, on no line that goes up or down, and in the picture', () => {
    fc.assert(
      fc.property(all, (lines) => {
        const layout = layOut(lines);
        const boxes = boxesOf(layout, language);
        expect(pairs(boxes).filter(([one, other]) => overlap(one, other) > 0)).toEqual([]);
        const tracks = tracksOf(layout);
        const crossed = boxes.flatMap((box) =>
          tracks.filter((track) => overlap(box, track) > 0).map((track) => [box, track]),
        );
        expect(crossed).toEqual([]);
        expect(boxes.filter(({ left, bottom }) => left < 0 || bottom > layout.height)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
