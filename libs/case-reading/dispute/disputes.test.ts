import { type Conflict, contracts } from '#contracts';
import { party } from '../example-parties.js';
import { disputesOf, ownValues, type Dispute } from './disputes.js';

const at = '2026-09-03T09:21:00.000Z';
const disputes = (...conflicts: Conflict[]): Dispute[] =>
  disputesOf(contracts, conflicts, [party('siri', 'granted'), party('municipality', 'granted')], {
    language: 'en',
    coversPlace: false,
  });
const conflict = (path: string, theirs: string, yours: string, more: Partial<Conflict> = {}): Conflict => ({
  path,
  values: [
    { value: yours, source: 'resident', at },
    { value: theirs, source: 'municipality', at },
  ],
  decides: 'municipality',
  ...more,
});

describe('a dispute', () => {
  it('counts what who decides says, wherever that stands among the statements', () => {
    const [dispute] = disputes(conflict('identity.maritalStatus', 'married', 'unmarried'));
    expect(dispute).toMatchObject({ decides: 'municipality', isMove: false });
    expect(dispute!.facts[0]).toMatchObject({ counts: { name: 'The municipality', value: 'Married', isOwn: false } });
    expect(ownValues(dispute!)).toMatchObject([{ value: 'Never married', isOwn: true }]);
  });

  it('is one for all of an address, with the claim that any of it has', () => {
    const claim = { at, source: 'resident', told: [] };
    const all = disputes(
      conflict('address.street', 'Vesterbrogade', 'Nordre Ringgade'),
      conflict('address.municipalityCode', '0101', '0751', { claim }),
      conflict('identity.maritalStatus', 'married', 'unmarried'),
    );
    expect(all.map(({ isMove, facts }) => [isMove, facts.length])).toEqual([
      [true, 2],
      [false, 1],
    ]);
    expect(all[0]?.claim).toEqual(claim);
  });

  it('takes the word that stands first where no agency decides', () => {
    const { decides: _, ...undecided } = conflict('identity.maritalStatus', 'married', 'unmarried');
    const [dispute] = disputes(undecided);
    expect(dispute!.decides).toBeUndefined();
    expect(dispute!.facts[0]!.counts.source).toBe('resident');
  });
});
