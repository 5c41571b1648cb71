import type { Changes, FactSpec, PathSpec } from '#contracts';
import { claimsIn, conflicts, objectionsIn, profile, rankAll, standing, type Fact, type Facts } from './index.js';

const spec = (fact: string, changes: Partial<Changes>, more: Partial<PathSpec> = {}): [string, FactSpec] => {
  const authority = more.authority ?? ['municipality', 'siri', 'document', 'resident'];
  return [
    fact,
    {
      fact,
      authority,
      paths: [{ path: fact, fact, authority, schema: {}, ...more } as PathSpec],
      title: { da: '', en: '' },
      changes: { group: 'address', claimedBy: ['resident'], othersKeepRegister: false, hangsOn: [], ...changes },
    },
  ];
};
const dwelling = ['street', 'number'];
const specs = new Map([
  spec('street', {}),
  spec('number', {}),
  spec('code', {}),
  spec('floor', { hangsOn: dwelling }),
  spec('landlord', { hangsOn: dwelling }),
  spec('protection', { claimable: { wanted: true } }),
  spec('status', { group: 'civilStatus', othersKeepRegister: true }, { schema: { enum: [] } }),
  ['birth', { ...spec('birth', {})[1], changes: undefined }],
  spec('spouse', { group: 'civilStatus', othersKeepRegister: true, hangsOn: ['status'] }),
]);
const contracts: Facts = { findFact: (fact) => specs.get(fact) };
const day = '2026-06-01';

let minute = 0;
/** One event of a source, a minute after the one before. */
function say(source: string, values: Record<string, unknown>, more: Partial<Fact> = {}): Fact[] {
  minute += 1;
  const observedAt = at(minute);
  return Object.entries(values).map(([path, value], index) => ({
    eventId: `event-${String(minute).padStart(2, '0')}`,
    index,
    path,
    source,
    assurance: source === 'resident' ? 'selfDeclared' : 'authoritative',
    observedAt,
    ...(value === undefined ? { retracted: true as const } : { value: value as string }),
    ...more,
  }));
}
const at = (when: number): string => `2026-01-01T08:${String(when).padStart(2, '0')}:00.000Z`;
const eventOf = (facts: Fact[]): string => facts[0]!.eventId;
const values = (facts: Fact[], setAside?: (changes: Changes) => boolean): Record<string, unknown> =>
  Object.fromEntries([...rankAll(contracts, facts, day, { setAside })].map(([path, { value }]) => [path, value]));
const claims = (facts: Fact[]): string[] => [...claimsIn(contracts, facts, day).standing.keys()].sort();

const flat = { street: 'Vestergade', number: '12', code: '0101', floor: '3', landlord: 'Olsen' };
const house = { street: 'Skovvej', number: '7', code: '0751' };

beforeEach(() => (minute = 0));

describe('a later word of the person', () => {
  it('is a claim against what the register stated, and counts', () => {
    const facts = [
      ...say('resident', flat),
      ...say('municipality', { code: '0101' }),
      ...say('resident', { code: '0751' }),
    ];
    expect(claims(facts)).toEqual(['code']);
    expect(values(facts)).toMatchObject({ code: '0751' });
    expect(conflicts(contracts, facts, { validOn: day })).toMatchObject([
      {
        path: 'code',
        values: [
          { value: '0751', source: 'resident' },
          { value: '0101', source: 'municipality' },
        ],
      },
    ]);
  });

  it('is none when the register spoke later, said the same, or never spoke', () => {
    expect(claims([...say('resident', flat), ...say('municipality', { code: '0751' })])).toEqual([]);
    expect(claims([...say('municipality', flat), ...say('resident', flat)])).toEqual([]);
    expect(claims([...say('resident', flat), ...say('resident', house)])).toEqual([]);
  });

  it('counts from what the register knew, not from when its report came', () => {
    const [first, move] = [say('resident', flat), say('resident', house)];
    const late = say('municipality', { code: '0101' }, { asOf: at(1) });
    expect(claims([...first, ...move, ...late])).toEqual(['code']);
  });

  it('never lowers what may only be raised', () => {
    const wanted = (is: boolean) => ({ protection: { wanted: is } });
    expect(claims([...say('municipality', wanted(true)), ...say('resident', wanted(false))])).toEqual([]);
    expect(claims([...say('municipality', wanted(false)), ...say('resident', wanted(true))])).toEqual(['protection']);
  });
});

describe('a claim is answered', () => {
  const moved = () => {
    const facts = [
      ...say('resident', flat),
      ...say('municipality', { code: '0101', street: 'Vestergade', number: '12' }),
    ];
    const move = say('resident', house);
    return { facts: [...facts, ...move], move };
  };

  it('not by the same word again, however late', () => {
    const { facts } = moved();
    expect(
      claims([...facts, ...say('municipality', { code: '0101' }), ...say('municipality', { code: '0147' })]),
    ).toEqual(['code', 'number', 'street']);
  });

  it('as a whole by a report on a dossier that carried it: the register counts, and what hung on the claim does not', () => {
    const { facts, move } = moved();
    const landlord = say('resident', { landlord: 'Hansen' });
    const answer = say('municipality', { street: 'Vestergade' }, { answers: [eventOf(move)] });
    expect(claims([...facts, ...landlord, ...answer])).toEqual([]);
    expect(values([...facts, ...landlord, ...answer])).toEqual({ ...flat, landlord: 'Olsen' });
  });

  it('by what the register itself recorded later', () => {
    const { facts } = moved();
    const old = say('municipality', { code: '0147' }, { asOf: at(2), recorded: true });
    expect(claims([...facts, ...old])).toContain('code');
    const newer = say('municipality', { code: '0147' }, { asOf: at(9), recorded: true });
    expect(claims([...facts, ...newer])).toEqual([]);
  });

  it('by a person, and by its retraction', () => {
    const { facts } = moved();
    expect(claims([...facts, ...say('staff', { code: '0101' })])).not.toContain('code');
    expect(values([...facts, ...say('resident', { code: undefined })])).toMatchObject({ code: '0101' });
  });

  it('and is opened again by a new statement only', () => {
    const { facts, move } = moved();
    const answered = [...facts, ...say('municipality', { code: '0101' }, { answers: [eventOf(move)] })];
    expect(claims(answered)).toEqual([]);
    expect(claims([...answered, ...say('resident', { code: '0751' })])).toEqual(['code']);
  });
});

describe('a group is claimed whole', () => {
  it('leaves no floor or landlord behind, neither the register’s nor the person’s own', () => {
    const facts = [
      ...say('resident', flat),
      ...say('municipality', { ...flat, landlord: undefined }),
      ...say('resident', house),
    ];
    expect(values(facts)).toEqual(house);
    const floor = claimsIn(contracts, facts, day).standing.get('floor');
    expect(floor).toMatchObject({ registered: { value: '3' } });
    expect(floor).not.toHaveProperty('claimed');
  });

  it('also before any register spoke', () => {
    expect(values([...say('resident', flat), ...say('resident', house)])).toEqual(house);
  });

  it('but a street that is only spelled anew is the same flat', () => {
    const facts = [...say('resident', flat), ...say('municipality', { street: 'Vestergade', floor: '3' })];
    expect(values([...facts, ...say('resident', { street: 'Vester Voldgade' })])).toEqual({
      ...flat,
      street: 'Vester Voldgade',
    });
    expect(values([...facts, ...say('resident', { street: 'Vestergade', number: '12' })])).toEqual(flat);
  });

  it('and the register leaves none behind when it records another dwelling', () => {
    const facts = [...say('municipality', flat), ...say('municipality', house)];
    expect(values(facts)).toEqual(house);
  });

  it('a lease from before the move is none of the new dwelling', () => {
    const lease = say('document', { landlord: 'Olsen' });
    const facts = [...say('municipality', { street: 'Vestergade', number: '12' }), ...say('resident', house)];
    expect(values([...lease, ...facts])).toEqual(house);
    expect(values([...lease, ...facts, ...say('document', { landlord: 'Hansen' })])).toMatchObject({
      landlord: 'Hansen',
    });
  });
});

describe('who goes on with the register', () => {
  const keepsRegister = ({ othersKeepRegister }: Changes): boolean => othersKeepRegister;

  it('sees nothing of a claim, and all of what is no such claim', () => {
    const facts = [
      ...say('resident', { status: 'unmarried', ...flat }),
      ...say('siri', { status: 'married', spouse: 'Bo' }),
      ...say('municipality', { code: '0101' }),
      ...say('resident', { status: 'unmarried', code: '0751' }),
    ];
    expect(values(facts)).toMatchObject({ status: 'unmarried', code: '0751' });
    expect(values(facts)).not.toHaveProperty('spouse');
    expect(values(facts, keepsRegister)).toMatchObject({ status: 'married', spouse: 'Bo', code: '0751' });
  });
});

describe('a move that begins later', () => {
  it('is a claim on its day against what the register said of the days before, however late', () => {
    const before = say('resident', flat);
    const move = say('resident', house, { validFrom: '2026-06-01' });
    const facts = [...before, ...move, ...say('municipality', flat)];
    expect(claims(facts)).toContain('street');
    expect(values(facts)).toEqual(house);
    const recorded = (asOf: string) => say('municipality', flat, { asOf, recorded: true });
    expect(claims([...facts, ...recorded('2026-05-31T10:00:00.000Z')])).toContain('street');
    expect(claims([...facts, ...recorded('2026-06-02T10:00:00.000Z')])).toEqual([]);
    expect(claims([...facts, ...say('municipality', flat, { answers: [eventOf(move)] })])).toEqual([]);
  });

  it('changes nothing until then', () => {
    const facts = [...say('municipality', flat), ...say('resident', house, { validFrom: '2026-07-01' })];
    expect(values(facts)).toEqual(flat);
    expect(
      Object.fromEntries([...rankAll(contracts, facts, '2026-07-01')].map(([path, { value }]) => [path, value])),
    ).toEqual(house);
  });
});

it('what counts no longer is kept beside what counts', () => {
  const facts = [...say('resident', flat), ...say('municipality', { code: '0101' }), ...say('resident', house)];
  const seen = profile(contracts, standing(contracts, [...facts, ...facts]), { validOn: day });
  expect(seen.get('code')?.alternatives).toMatchObject([{ value: '0101', source: 'municipality' }]);
});

describe('an objection where no life changes', () => {
  const born = (): Fact[] => [...say('resident', { birth: 'Pune' }), ...say('siri', { birth: 'Poona' })];
  const objections = (facts: Fact[]) => [...objectionsIn(contracts, facts, day).keys()];

  it('does not count, but stands until the agency answers it', () => {
    const facts = born();
    expect(objections(facts)).toEqual([]);
    const objection = say('resident', { birth: 'Pune' });
    expect(objections([...facts, ...objection])).toEqual(['birth']);
    expect(values([...facts, ...objection])).toEqual({ birth: 'Poona' });
    expect(conflicts(contracts, [...facts, ...objection], { validOn: day })).toMatchObject([
      { path: 'birth', values: [{ source: 'siri' }, { source: 'resident' }] },
    ]);
    const answer = say('siri', { birth: 'Poona' }, { answers: [eventOf(objection)] });
    expect(objections([...facts, ...objection, ...answer])).toEqual([]);
    expect(objections([...facts, ...objection, ...say('siri', { birth: 'Pune' })])).toEqual([]);
  });
});
