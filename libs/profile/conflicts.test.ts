import type { FactSpec, Json, PathSpec } from '#contracts';
import { conflicts, standing, type Fact, type Facts } from './index.js';

const spec = (fact: string, authority: string[], more: Partial<PathSpec> = {}): [string, FactSpec] => [
  fact,
  {
    fact,
    authority,
    paths: [{ path: fact, fact, authority, schema: {}, ...more } as PathSpec],
    title: { da: '', en: '' },
  },
];
const ranks = ['municipality', 'siri', 'document', 'resident'];
const specs = new Map([
  spec('identity.name', ranks, { schema: { format: 'name' } }),
  spec('stay.ground', ['siri', 'document', 'resident']),
  spec('identifiers.cpr', ['municipality', 'tax', 'resident'], { merge: 'first' }),
]);
const contracts: Facts = { findFact: (fact) => specs.get(fact) };

let made = 0;
const fact = (path: string, source: string, said: Partial<Fact>): Fact => {
  made += 1;
  const observedAt = `2026-01-01T08:00:${String(made).padStart(2, '0')}.000Z`;
  return { eventId: `e${made}`, index: 0, path, source, assurance: 'verified', observedAt, ...said };
};
const values = (facts: Fact[], disclosed?: Map<string, Json[]>) =>
  conflicts(contracts, standing(contracts, facts), { validOn: '2026-06-01', disclosed }).map(({ values }) =>
    values.map(({ value, source }) => `${source}: ${value as string}`),
  );

beforeEach(() => {
  made = 0;
});

const resident = () => fact('identity.name', 'resident', { value: 'Østerbye' });

describe('a conflict stands', () => {
  it('while two sources differ, best-ranked first', () => {
    expect(values([resident(), fact('identity.name', 'siri', { value: 'Hansen' })])).toEqual([
      ['siri: Hansen', 'resident: Østerbye'],
    ]);
  });

  it('not when they spell the same name, nor against "I have none", nor on what was taken back', () => {
    expect(values([resident(), fact('identity.name', 'siri', { value: 'OESTERBYE' })])).toEqual([]);
    expect(values([resident(), fact('identity.name', 'siri', { absence: 'unknown' })])).toEqual([]);
    const said = fact('identity.name', 'siri', { value: 'Hansen' });
    expect(values([resident(), said, fact('identity.name', 'siri', { retracted: true })])).toEqual([]);
  });

  it('not when one of the two is the first-ranked authority', () => {
    expect(values([resident(), fact('identity.name', 'municipality', { value: 'Hansen' })])).toEqual([]);
  });

  it('when the authority changes who somebody is after an agency was told', () => {
    const facts = [resident(), fact('identity.name', 'municipality', { value: 'Hansen' })];
    expect(values(facts, new Map([['identity.name', ['Østerbye']]]))).toEqual([
      ['municipality: Hansen', 'resident: Østerbye'],
    ]);
    expect(values(facts, new Map([['identity.name', ['HANSEN']]]))).toEqual([]);
  });

  it('when an agency changes what it said itself, and that was handed on', () => {
    const facts = [
      fact('identity.name', 'siri', { value: 'Hansen' }),
      fact('identity.name', 'siri', { value: 'Olsen' }),
    ];
    expect(values(facts, new Map([['identity.name', ['Hansen']]]))).toEqual([['siri: Olsen', 'siri: Hansen']]);
    expect(values(facts)).toEqual([]);
  });

  it('not when the person agrees with what an agency changed, or takes back what they had said', () => {
    const given = new Map([['identity.name', ['Østerbye']]]);
    const changed = () => [resident(), fact('identity.name', 'siri', { value: 'Hansen' })];
    expect(values(changed(), given)).toEqual([['siri: Hansen', 'resident: Østerbye']]);
    expect(values([...changed(), fact('identity.name', 'resident', { value: 'HANSEN' })], given)).toEqual([]);
    expect(values([...changed(), fact('identity.name', 'resident', { retracted: true })], given)).toEqual([]);
  });

  it('not when a resident corrects what was handed on', () => {
    const facts = [resident(), fact('identity.name', 'resident', { value: 'Olsen' })];
    expect(values(facts, new Map([['identity.name', ['Østerbye']]]))).toEqual([]);
  });

  it('not when an authority changes what is no identity', () => {
    const facts = [fact('stay.ground', 'resident', { value: 'work' }), fact('stay.ground', 'siri', { value: 'study' })];
    expect(values(facts, new Map([['stay.ground', ['work']]]))).toEqual([]);
  });
});

describe('a number that is kept', () => {
  const a = () => fact('identifiers.cpr', 'municipality', { value: 'A' });

  it('conflicts with any other, the same source included', () => {
    expect(values([a(), fact('identifiers.cpr', 'municipality', { value: 'B' })])).toHaveLength(1);
    expect(values([fact('identifiers.cpr', 'resident', { value: 'C' }), a()])).toEqual([
      ['municipality: A', 'resident: C'],
    ]);
  });

  it('does not once the authority named what it replaces', () => {
    expect(values([a(), fact('identifiers.cpr', 'municipality', { value: 'B', replaces: 'A' })])).toEqual([]);
    const tax = fact('identifiers.cpr', 'tax', { value: 'T' });
    expect(values([tax, fact('identifiers.cpr', 'municipality', { value: 'B', replaces: 'T' })])).toEqual([]);
  });
});

describe('a settlement', () => {
  const disputed = () => [resident(), fact('identity.name', 'siri', { value: 'Hansen' })];
  const settle = (facts: Fact[]) =>
    fact('identity.name', 'staff', { value: 'Hansen', settles: facts.map(({ eventId }) => eventId) });

  it('closes the conflict that it weighed', () => {
    const facts = disputed();
    expect(values([...facts, settle(facts)])).toEqual([]);
  });

  it('is open again for a newer fact, of the authority too, but not for one that agrees', () => {
    const facts = disputed();
    const settled = [...facts, settle(facts)];
    expect(values([...settled, fact('identity.name', 'municipality', { value: 'Olsen' })])).toEqual([
      ['staff: Hansen', 'municipality: Olsen'],
    ]);
    expect(values([...settled, fact('identity.name', 'municipality', { value: 'HANSEN' })])).toEqual([]);
  });

  it('is undone by a retraction', () => {
    const facts = disputed();
    expect(values([...facts, settle(facts), fact('identity.name', 'staff', { retracted: true })])).toHaveLength(1);
  });

  it('closes a dispute over a number', () => {
    const facts = [
      fact('identifiers.cpr', 'municipality', { value: 'A' }),
      fact('identifiers.cpr', 'municipality', { value: 'B' }),
    ];
    const settlement = fact('identifiers.cpr', 'staff', { value: 'B', settles: facts.map(({ eventId }) => eventId) });
    expect(values([...facts, settlement])).toEqual([]);
  });
});
