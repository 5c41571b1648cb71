import type { Changes, FactSpec, PathSpec } from '#contracts';
import { profile, rankAll, standing, type Fact, type Facts } from './index.js';

const authority = ['municipality', 'resident'];
const spec = (fact: string, changes?: Pick<Changes, 'group' | 'hangsOn'>): [string, FactSpec] => [
  fact,
  {
    fact,
    authority,
    paths: [{ path: fact, fact, authority, schema: {} } as unknown as PathSpec],
    title: { da: '', en: '' },
    ...(changes && { changes: { claimedBy: ['resident'], othersKeepRegister: false, ...changes } }),
  },
];
const specs = new Map([
  spec('street', { group: 'address', hangsOn: [] }),
  spec('code', { group: 'address', hangsOn: [] }),
  spec('floor', { group: 'address', hangsOn: ['street'] }),
  spec('employer', { group: 'job', hangsOn: [] }),
  spec('phone'),
]);
const contracts: Facts = { findFact: (fact) => specs.get(fact) };

let count = 0;
/** One event of the resident on a day of 2026; undefined takes back. */
function say(day: string, values: Record<string, string | undefined>, from?: string): Fact[] {
  count += 1;
  return Object.entries(values).map(([path, value], index) => ({
    eventId: `event-${String(count).padStart(2, '0')}`,
    index,
    path,
    source: 'resident',
    assurance: 'selfDeclared',
    observedAt: `2026-${day}T12:00:00.000Z`,
    ...(value === undefined ? { retracted: true as const } : { value }),
    ...(from && { validFrom: `2026-${from}` }),
  }));
}
const on = (facts: Fact[], day: string): Record<string, unknown> => {
  const whole = profile(contracts, facts, { validOn: `2026-${day}` });
  expect([...rankAll(contracts, standing(contracts, [...facts].reverse()), `2026-${day}`)]).toEqual([...whole]);
  return Object.fromEntries([...whole].map(([path, { value }]) => [path, value]));
};

const flat = { street: 'Vestergade', code: '0101', floor: '3' };
const house = { street: 'Skovvej', code: '0751' };

beforeEach(() => (count = 0));

describe('what is announced and taken back before its day', () => {
  it('is undone, and what stood before stands again', () => {
    const facts = [...say('01-02', flat), ...say('01-10', { ...house, floor: undefined }, '03-01')];
    const undone = [...facts, ...say('01-20', { street: undefined, code: undefined })];
    for (const day of ['01-20', '03-01']) expect(on(undone, day)).toEqual(flat);
    expect(on(facts, '03-01')).toEqual(house);
  });

  it('takes nothing back with it that was not announced, whatever is named of the same address', () => {
    const facts = [...say('01-02', flat), ...say('01-10', house, '03-01')];
    const named = { street: undefined, code: undefined, floor: undefined };
    expect(on([...facts, ...say('01-20', named)], '03-01')).toEqual(flat);
  });

  it('leaves what stood to be taken back by the next word, as one that is nothing but a standing answer is', () => {
    const facts = [...say('01-02', { employer: 'Novo', phone: '1' }), ...say('01-10', { employer: 'Lego' }, '03-01')];
    const once = [...facts, ...say('01-20', { employer: undefined })];
    expect(on(once, '04-01')).toEqual({ employer: 'Novo', phone: '1' });
    expect(on([...once, ...say('01-21', { employer: undefined, phone: undefined })], '04-01')).toEqual({});
  });

  it('holds for what changes with nothing else, too', () => {
    const facts = [...say('01-02', { phone: '1' }), ...say('01-10', { phone: '2' }, '03-01')];
    expect(on([...facts, ...say('01-20', { phone: undefined })], '03-01')).toEqual({ phone: '1' });
    expect(on([...facts, ...say('03-02', { phone: undefined })], '03-02')).toEqual({});
  });

  it('has begun on its day in Denmark: then the answer itself is taken back', () => {
    const facts = [...say('01-02', { phone: '1' }), ...say('01-10', { phone: '2' }, '03-01')];
    const back = say('02-28', { phone: undefined }).map((fact) => ({
      ...fact,
      observedAt: '2026-02-28T23:30:00.000Z',
    }));
    expect(on([...facts, ...back], '03-01')).toEqual({});
  });
});

describe('what is announced anew', () => {
  it('takes the place of the day that was announced before', () => {
    const facts = [...say('01-02', flat), ...say('01-10', house, '03-01'), ...say('01-12', house, '04-01')];
    expect(on(facts, '03-15')).toEqual(flat);
    expect(on(facts, '04-01')).toEqual(house);
  });

  it('leaves no floor of a dwelling that was announced and is not moved to', () => {
    const facts = [...say('01-02', flat), ...say('01-10', { ...flat, street: 'Torvet', floor: 'st' }, '03-01')];
    expect(on([...facts, ...say('01-12', house, '04-01')], '03-15')).toEqual(flat);
  });

  it('leaves alone what had begun, and what it says nothing of', () => {
    const facts = [...say('01-02', flat), ...say('01-10', house, '03-01'), ...say('03-10', { employer: 'Lego' })];
    expect(on([...facts, ...say('03-12', { code: '0615' }, '05-01')], '04-01')).toEqual({ ...house, employer: 'Lego' });
  });
});
