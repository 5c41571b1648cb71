import { contracts, type Json } from '#contracts';
import { conflicts, given, profile, standing, type Fact } from '#profile';

/** Facts as sources state them, one after the other. */
const facts = (...said: [path: string, source: string, value: Json, more?: Partial<Fact>][]): Fact[] =>
  said.map(([path, source, value, more], i) => ({
    eventId: `event-${String(i)}`,
    index: 0,
    path,
    source,
    value,
    assurance: source === 'resident' ? 'selfDeclared' : 'authoritative',
    observedAt: `2026-01-01T08:00:0${String(i)}.000Z`,
    ...more,
  }));

const validOn = '2026-06-01';
const conflicting = (all: Fact[]): string[] =>
  conflicts(contracts, standing(contracts, all), { validOn }).map(({ path }) => path);

describe('on the real paths', () => {
  it('spellings of one name agree, other names do not', () => {
    expect(
      conflicting(facts(['identity.familyName', 'resident', 'Østerbye'], ['identity.familyName', 'siri', 'OESTERBYE'])),
    ).toEqual([]);
    expect(
      conflicting(facts(['identity.familyName', 'resident', 'Østerbye'], ['identity.familyName', 'siri', 'Hansen'])),
    ).toEqual(['identity.familyName']);
    const parents = (name: string): Json => [{ name: { familyName: name, givenNames: 'Åse' } }];
    expect(
      conflicting(
        facts(['family.parents', 'resident', parents('Møller')], ['family.parents', 'siri', parents('MOELLER')]),
      ),
    ).toEqual([]);
  });

  it('dates agree as far as they are known, and account numbers whatever their case', () => {
    expect(
      conflicting(facts(['identity.birthDate', 'resident', '1984'], ['identity.birthDate', 'siri', '1984-05-02'])),
    ).toEqual([]);
    const account = (iban: string): Json => ({ iban });
    expect(
      conflicting(
        facts(
          ['tax.payoutAccount', 'resident', account('dk6999990001234567')],
          ['tax.payoutAccount', 'siri', account('DK6999990001234567')],
        ),
      ),
    ).toEqual([]);
  });

  it('the first CPR number of the highest-ranked source stands until the authority replaces it', () => {
    const stated = facts(
      ['identifiers.cprNumber', 'tax', '7501904001'],
      ['identifiers.cprNumber', 'municipality', '7501904002'],
      ['identifiers.cprNumber', 'municipality', '7501904003'],
    );
    expect(profile(contracts, stated, { validOn }).get('identifiers.cprNumber')?.value).toBe('7501904002');
    expect(conflicting(stated)).toEqual(['identifiers.cprNumber']);
    const replaced = facts(
      ['identifiers.cprNumber', 'municipality', '7501904002'],
      ['identifiers.cprNumber', 'municipality', '7501904003', { replaces: '7501904002' }],
    );
    expect(profile(contracts, replaced, { validOn }).get('identifiers.cprNumber')?.value).toBe('7501904003');
    expect(conflicting(replaced)).toEqual([]);
  });

  it('the spouse is one fact, whose leaves are given path by path', () => {
    const residence = { accompanies: true, country: 'IN' };
    const stated = facts(
      ['family.spouse', 'resident', { residence, income: 0 }],
      ['family.spouse', 'municipality', { birthDate: '1989-06-21' }],
    );
    const { values } = given(contracts, profile(contracts, stated, { validOn }));
    expect(Object.fromEntries(values)).toEqual({
      'family.spouse.birthDate': '1989-06-21',
      'family.spouse.residence': residence,
      'family.spouse.income': 0,
    });
  });

  it('"I have none" is given as its reason', () => {
    const none = facts(['employment.contract', 'resident', null]).map(({ value: _, ...fact }) => ({
      ...fact,
      absence: 'notYetIssued',
    }));
    const known = given(contracts, profile(contracts, none, { validOn }));
    expect([...known.absent]).toEqual([['employment.contract', 'notYetIssued']]);
    expect(known.values.size).toBe(0);
  });
});
