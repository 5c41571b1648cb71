import { type AlternativeFact, contracts, type Disclosure, type Json, type ProfileFact } from '#contracts';
import { knownFacts } from './known-fact.js';

const said = (source: string, value: Json): AlternativeFact => ({
  source,
  value,
  observedAt: '2026-09-01T10:00:00.000Z',
  assurance: 'selfDeclared',
  eventId: 'event',
});
const nothing = { conflicts: [], disclosures: [] };
const one = (fact: string, body: ProfileFact, more: Partial<Parameters<typeof knownFacts>[1]> = {}) =>
  knownFacts(contracts, { facts: { [fact]: body }, ...nothing, ...more })[0]!;

describe('a fact that is shown to its person', () => {
  test('tells who says the same from who says something else', () => {
    const known = one('identity.familyName', {
      ...said('document', 'Ørsted'),
      alternatives: [said('resident', 'ØRSTED'), said('tax', 'Hansen')],
    });
    expect(known.agreeing).toMatchObject([{ source: 'resident' }]);
    expect(known.differing).toMatchObject([{ source: 'tax', value: 'Hansen' }]);
  });

  test('says why its source counts most', () => {
    const reasonOf = (fact: string, used: string, other: string) =>
      one(fact, { ...said(used, 'a'), alternatives: [said(other, 'b')] }).reason;
    expect(reasonOf('employment.jobTitle', 'employer', 'resident')).toBe('authority');
    expect(reasonOf('employment.jobTitle', 'staff', 'employer')).toBe('staff');
    expect(reasonOf('employment.jobTitle', 'school', 'school')).toBe('newest');
    expect(reasonOf('identifiers.cprNumber', 'municipality', 'tax')).toBe('first');
  });

  test('names for each agency the newest disclosure that holds it, also for a part of it', () => {
    const disclosures = [
      { agency: 'siri', at: '2026-09-01', paths: ['family.spouse.name'], confirmed: true },
      { agency: 'siri', at: '2026-09-02', paths: ['family.spouse.birthDate'], confirmed: false },
      { agency: 'tax', at: '2026-09-03', paths: ['identity.sex'], confirmed: true },
    ] as Disclosure[];
    const known = one('family.spouse', { ...said('resident', { name: 'A' }), alternatives: [] }, { disclosures });
    expect(known.sent).toMatchObject([{ agency: 'siri', at: '2026-09-02' }]);
  });

  test('shows what agencies were given and nobody says any more', () => {
    const conflicts = [
      {
        path: 'identity.familyName',
        values: [
          { value: 'New', source: 'municipality' },
          { value: 'Old', source: 'municipality' },
        ],
      },
    ];
    const known = one('identity.familyName', { ...said('municipality', 'New'), alternatives: [] }, { conflicts });
    expect(known).toMatchObject({ isDisputed: true, differing: [{ source: '', value: 'Old' }] });
  });
});
