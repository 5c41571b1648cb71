import type { FactSpec, PathSpec } from '#contracts';
import { profile, type Fact, type Facts } from './index.js';

const path = (name: string, fact: string, authority: string[], more: Partial<PathSpec> = {}): PathSpec =>
  ({ path: name, fact, authority, ...more }) as PathSpec;

const spec = (fact: string, authority: string[], more: Partial<PathSpec> = {}): [string, FactSpec] => [
  fact,
  { fact, authority, paths: [path(fact, fact, authority, more)], title: { da: '', en: '' } },
];
const authority = ['municipality', 'siri', 'resident'];
const specs = new Map([
  spec('citizenship', authority),
  spec('cpr', ['municipality', 'tax', 'resident'], { merge: 'first' }),
]);
specs.set('spouse', {
  fact: 'spouse',
  authority,
  title: { da: '', en: '' },
  paths: [
    path('spouse.name', 'spouse', authority),
    path('spouse.income', 'spouse', ['tax', 'municipality', 'resident']),
  ],
});
const contracts: Facts = { findFact: (fact) => specs.get(fact) };

let made = 0;
const fact = (path: string, source: string, said: Partial<Fact>): Fact => {
  made += 1;
  const second = String(made % 60).padStart(2, '0');
  const observedAt = `2026-01-01T08:00:${second}.000Z`;
  return { eventId: `event-${second}`, index: 0, path, source, assurance: 'verified', observedAt, ...said };
};

const on = (facts: Fact[], path: string, validOn = '2026-06-01') => profile(contracts, facts, { validOn }).get(path);

beforeEach(() => {
  made = 0;
});

describe('who is believed', () => {
  it('believes the source that the path ranks first, and keeps what the others say', () => {
    const facts = [
      fact('citizenship', 'municipality', { value: 'ES' }),
      fact('citizenship', 'resident', { value: 'PT' }),
    ];
    expect(on(facts, 'citizenship')).toMatchObject({
      value: 'ES',
      source: 'municipality',
      alternatives: [{ value: 'PT' }],
    });
  });

  it('believes staff above all, until they take it back', () => {
    const facts = [fact('citizenship', 'municipality', { value: 'ES' }), fact('citizenship', 'staff', { value: 'PT' })];
    expect(on(facts, 'citizenship')).toMatchObject({ value: 'PT', source: 'staff' });
    expect(on([...facts, fact('citizenship', 'staff', { retracted: true })], 'citizenship')).toMatchObject({
      value: 'ES',
    });
  });

  it('ranks sources that the path does not list below those it lists, and by assurance among themselves', () => {
    const facts = [
      fact('citizenship', 'school', { value: 'FR', assurance: 'documented' }),
      fact('citizenship', 'employer', { value: 'DE' }),
    ];
    expect(on(facts, 'citizenship')).toMatchObject({ value: 'DE' });
    expect(
      on([...facts, fact('citizenship', 'resident', { value: null, assurance: 'selfDeclared' })], 'citizenship'),
    ).toMatchObject({ value: null, source: 'resident' });
  });

  it('knows nothing after the only source took it back', () => {
    const facts = [
      fact('citizenship', 'resident', { value: 'ES' }),
      fact('citizenship', 'resident', { retracted: true }),
    ];
    expect(on(facts, 'citizenship')).toBeUndefined();
  });

  it('lets an answer of "I have none" win like a value', () => {
    const facts = [
      fact('citizenship', 'resident', { value: 'ES' }),
      fact('citizenship', 'siri', { absence: 'unknown' }),
    ];
    expect(on(facts, 'citizenship')).toMatchObject({ absence: 'unknown', source: 'siri' });
    expect(on(facts, 'citizenship')).not.toHaveProperty('value');
  });

  it('ignores facts whose path the profile does not have', () => {
    expect(on([fact('gone', 'resident', { value: 1 })], 'gone')).toBeUndefined();
  });
});

describe('when it holds', () => {
  it('does not let an address of next month win today, nor forget the one of today', () => {
    const facts = [
      fact('citizenship', 'municipality', { value: 'now' }),
      fact('citizenship', 'municipality', { value: 'soon', validFrom: '2026-07-01' }),
    ];
    expect(on(facts, 'citizenship', '2026-06-30')).toMatchObject({ value: 'now' });
    expect(on(facts, 'citizenship', '2026-07-01')).toMatchObject({ value: 'soon' });
  });

  it('counts the last day of validity in', () => {
    const facts = [fact('citizenship', 'resident', { value: 'x', validTo: '2026-06-30' })];
    expect(on(facts, 'citizenship', '2026-06-30')).toMatchObject({ value: 'x' });
    expect(on(facts, 'citizenship', '2026-07-01')).toBeUndefined();
  });
});

describe('a number that is kept', () => {
  it('is the first of the highest-ranked source, whatever it says next', () => {
    const facts = [
      fact('cpr', 'tax', { value: 'T' }),
      fact('cpr', 'municipality', { value: 'A' }),
      fact('cpr', 'municipality', { value: 'B' }),
    ];
    expect(on(facts, 'cpr')).toMatchObject({ value: 'A', source: 'municipality' });
  });

  it('is another one once the authority names the number that it replaces, and may change back', () => {
    const facts = [
      fact('cpr', 'municipality', { value: 'A' }),
      fact('cpr', 'municipality', { value: 'B', replaces: 'A' }),
    ];
    expect(on(facts, 'cpr')).toMatchObject({ value: 'B' });
    expect(on([...facts, fact('cpr', 'municipality', { value: 'A', replaces: 'B' })], 'cpr')).toMatchObject({
      value: 'A',
    });
  });

  it('is not replaced by a source that is not the authority', () => {
    const facts = [fact('cpr', 'tax', { value: 'A' }), fact('cpr', 'tax', { value: 'B', replaces: 'A' })];
    expect(on(facts, 'cpr')).toMatchObject({ value: 'A' });
  });

  it('is forgotten with the retraction of who stated it', () => {
    const facts = [
      fact('cpr', 'municipality', { value: 'A' }),
      fact('cpr', 'municipality', { retracted: true }),
      fact('cpr', 'municipality', { value: 'B' }),
    ];
    expect(on(facts, 'cpr')).toMatchObject({ value: 'B' });
  });
});

describe('a fact with several paths', () => {
  it('keeps the leaves that the winner says nothing of', () => {
    const facts = [
      fact('spouse', 'resident', { value: { name: 'Dia', income: 7 } }),
      fact('spouse', 'municipality', { value: { name: 'Diya' } }),
    ];
    expect(on(facts, 'spouse')).toMatchObject({ value: { name: 'Diya', income: 7 }, source: 'municipality' });
  });

  it('ranks each leaf by its own list', () => {
    const facts = [
      fact('spouse', 'municipality', { value: { name: 'Diya', income: 5 } }),
      fact('spouse', 'tax', { value: { income: 9 } }),
    ];
    expect(on(facts, 'spouse')?.value).toEqual({ name: 'Diya', income: 9 });
  });
});
