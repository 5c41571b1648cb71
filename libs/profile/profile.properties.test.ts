import fc from 'fast-check';
import type { FactSpec, PathSpec } from '#contracts';
import {
  claimsIn,
  compareOrder,
  conflicts,
  hasValue,
  profile,
  rankAll,
  standing,
  type Fact,
  type Facts,
} from './index.js';

const path = (name: string, more: Partial<PathSpec> = {}): PathSpec =>
  ({ path: name, fact: name, authority: ['municipality', 'siri', 'resident'], schema: {}, ...more }) as PathSpec;

const spec = (fact: string, paths: PathSpec[], hangsOn?: string[]): FactSpec => ({
  fact,
  authority: paths[0]?.authority ?? [],
  paths,
  title: { da: '', en: '' },
  ...(hangsOn && { changes: { group: 'home', claimedBy: ['resident'], othersKeepRegister: false, hangsOn } }),
});

const specs = new Map([
  ['identity.name', spec('identity.name', [path('identity.name', { schema: { type: 'string', format: 'name' } })])],
  ['address', spec('address', [path('address', { authority: ['resident', 'municipality'] })])],
  ['street', spec('street', [path('street')], [])],
  ['house', spec('house', [path('house')], [])],
  ['code', spec('code', [path('code')], [])],
  ['floor', spec('floor', [path('floor')], ['street', 'house'])],
  ['number', spec('number', [path('number', { merge: 'first' })])],
  [
    'spouse',
    spec('spouse', [
      path('spouse.name', { fact: 'spouse' }),
      path('spouse.income', { fact: 'spouse', authority: ['siri', 'resident'] }),
    ]),
  ],
]);
const contracts: Facts = { findFact: (fact) => specs.get(fact) };

const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01');
const moment = fc.constantFrom('2026-01-01T08:00:00.000Z', '2026-01-01T08:00:00.001Z', '2026-01-02T00:00:00.000Z');
const eventIds = Array.from({ length: 6 }, (_, i) => `018f-${i}`);
const word = fc.constantFrom('A', 'B', 'C');

const statement = fc.oneof(
  { weight: 6, arbitrary: word.map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.constant({ value: null }) },
  { weight: 1, arbitrary: fc.constant({ absence: 'unknown' }) },
  { weight: 2, arbitrary: fc.constant({ retracted: true as const }) },
  { weight: 2, arbitrary: fc.record({ value: word, replaces: word }) },
  { weight: 2, arbitrary: fc.record({ value: fc.record({ name: word, income: fc.nat(2) }, { requiredKeys: [] }) }) },
);

const statedOf = (paths: readonly string[], sources: readonly string[]) =>
  fc.tuple(
    fc.record({
      path: fc.constantFrom(...paths),
      source: fc.constantFrom(...sources),
      assurance: fc.constantFrom('selfDeclared', 'verified', 'authoritative'),
      observedAt: moment,
      recordedAt: moment,
    }),
    statement,
    fc.record({ validFrom: day, validTo: day }, { requiredKeys: [] }),
    fc.option(fc.subarray(eventIds), { nil: undefined, freq: 4 }),
    fc.record(
      { asOf: moment, answers: fc.subarray(eventIds), recorded: fc.constant(true as const) },
      { requiredKeys: [] },
    ),
  );

/** Facts as the log has them: an event states a path once, and the same id is always the same fact. */
const logOf = (stated: ReturnType<typeof statedOf>) =>
  fc.array(fc.tuple(fc.constantFrom(...eventIds), stated), { maxLength: 14 }).map((entries) => {
    const facts = new Map<string, Fact>();
    for (const [eventId, [base, said, validity, settles, knowing]] of entries) {
      const settling = base.source === 'staff' && settles ? { settles } : {};
      const known = ['municipality', 'siri'].includes(base.source) ? knowing : {};
      const index = [...specs.keys()].indexOf(base.path);
      facts.set(`${eventId}/${base.path}`, { ...base, ...said, ...validity, ...settling, ...known, eventId, index });
    }
    return [...facts.values()];
  });

const log = logOf(statedOf([...specs.keys()], ['municipality', 'siri', 'resident', 'employer', 'staff']));
const moves = logOf(statedOf(['street', 'house', 'code', 'floor'], ['municipality', 'resident', 'resident', 'siri']));

const shuffledWithDuplicates = log.chain((facts) =>
  fc
    .tuple(fc.shuffledSubarray(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length }))
    .map(([some, many]) => ({ facts, again: [...some, ...many, ...facts].reverse() })),
);

const everything = (facts: readonly Fact[], validOn: string): unknown => ({
  profile: [...rankAll(contracts, facts, validOn)],
  conflicts: conflicts(contracts, facts, { validOn, disclosed: new Map([['identity.name', ['A']]]) }),
});

const runs = { numRuns: 1000 };

describe('the profile is a function of the set of facts', () => {
  it('gives the identical profile and conflicts for any order with duplicates', () => {
    fc.assert(
      fc.property(shuffledWithDuplicates, day, ({ facts, again }, validOn) => {
        expect([...profile(contracts, again, { validOn })]).toEqual([...profile(contracts, facts, { validOn })]);
        const [one, other] = [standing(contracts, facts), standing(contracts, again)];
        expect(everything(other, validOn)).toEqual(everything(one, validOn));
      }),
      runs,
    );
  });

  it('rebuilt from all facts equals kept up batch by batch', () => {
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 4 }), day, (facts, size, validOn) => {
        let kept: Fact[] = [];
        for (let at = 0; at < facts.length; at += size) {
          kept = standing(contracts, [...kept, ...facts.slice(at, at + size)]);
        }
        expect([...rankAll(contracts, kept, validOn)]).toEqual([...profile(contracts, facts, { validOn })]);
      }),
      runs,
    );
  });

  it('and its conflicts need the standing facts alone', () => {
    fc.assert(
      fc.property(log, day, (facts, validOn) => {
        expect(everything(standing(contracts, facts), validOn)).toEqual(everything(facts, validOn));
      }),
      runs,
    );
  });

  it('knew on a day what a hub that heard no more since would say', () => {
    fc.assert(
      fc.property(log, day, moment, (facts, validOn, knownAt) => {
        const heard = facts.filter(({ recordedAt }) => recordedAt! <= knownAt);
        expect([...profile(contracts, facts, { validOn, knownAt })]).toEqual([
          ...profile(contracts, heard, { validOn }),
        ]);
      }),
      runs,
    );
  });

  it('lets nobody undo a claim by saying again what was said before', () => {
    const again = fc.record({ place: fc.nat(), observedAt: fc.constantFrom('2026-01-03T00:00:00.000Z') });
    fc.assert(
      fc.property(moves, again, day, (facts, { place, observedAt }, validOn) => {
        const said = facts.filter(
          (fact) => fact.source === 'municipality' && specs.get(fact.path)?.changes && hasValue(fact),
        );
        const one = said[place % said.length];
        fc.pre(one !== undefined && isLatest(one, facts));
        const restated: Fact = {
          ...one,
          eventId: '018f-9',
          observedAt,
          asOf: undefined,
          answers: undefined,
          recorded: undefined,
        };
        const claims = (of: Fact[]) =>
          [...claimsIn(contracts, of, validOn).standing].map(([fact, { by }]) => [fact, by.eventId]);
        expect(claims([...facts, restated]).filter(([fact]) => fact === one.path)).toEqual(
          claims(facts).filter(([fact]) => fact === one.path),
        );
      }),
      runs,
    );
  });
});

/** It is what its source says of the path, without an end; a floor that is said again after another street was, is another floor. */
function isLatest(one: Fact, facts: readonly Fact[]): boolean {
  const paths = [one.path, ...(specs.get(one.path)?.changes?.hangsOn ?? [])];
  const same = facts.filter((fact) => fact.source === one.source && paths.includes(fact.path));
  return same.every((fact) => fact === one || compareOrder(fact, one) < 0) && !one.validFrom && !one.validTo;
}
