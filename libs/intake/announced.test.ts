import { contracts, type Json } from '#contracts';
import { changed, saidUntil, undoneBy } from './announced.js';
import type { Person } from './application.js';
import type { Change } from './change.js';
import type { Statements } from './statements.js';

const at = '2026-12-01T09:00:00.000Z';
const now = '2026-12-10T09:00:00.000Z';
const from = '2027-02-01';
const flat = { 'address.street': 'Vesterbrogade', 'address.houseNumber': '112', 'address.floor': '3' };
const house = { 'address.street': 'Skovvej', 'address.houseNumber': '7' };
const statements = (values: Record<string, Json>): Statements =>
  Object.fromEntries(Object.entries(values).map(([fact, value]) => [fact, { value, at }]));
const change = (stated: Record<string, Json>, retracted: string[] = []): Change => ({
  stated: new Map(Object.entries(stated).map(([fact, value]) => [fact, { value }])),
  retracted,
});
const person = { statements: statements(flat) } as unknown as Person;
const values = (of: Statements): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).map(([fact, { value }]) => [fact, value]));

const moving = changed(contracts, person, change(house, ['address.floor']), now, from);

describe('what a person announces', () => {
  it('is their last word, and not yet what they say of today', () => {
    expect(values(moving.statements)).toEqual(house);
    expect(values(saidUntil(moving, '2027-01-31'))).toEqual(flat);
    expect(values(saidUntil(moving, from))).toEqual(house);
  });

  it('is undone by taking any of it back, and what stood before stands again, as old as it is', () => {
    const back = change({}, ['address.street', 'address.municipalityCode']);
    expect([...undoneBy(contracts, moving, back, '2026-12-10')].sort()).toEqual(Object.keys(flat).sort());
    const undone = changed(contracts, moving, back, now);
    expect(undone.statements).toEqual(person.statements);
    const again = changed(contracts, undone, back, now);
    expect([again.statements, saidUntil(again, '2026-12-10')]).toEqual([person.statements, person.statements]);
    expect(changed(contracts, undone, back, '2026-12-11T09:00:00.000Z').statements).not.toEqual(person.statements);
  });

  it('is no more on its day: then the answers are taken back', () => {
    const back = change({}, Object.keys(house));
    expect(values(changed(contracts, moving, back, '2027-02-01T09:00:00.000Z').statements)).toEqual({});
  });

  it('keeps what stood before it when another day is announced, and nothing when it is said of today', () => {
    const later = changed(contracts, moving, change(house), now, '2027-03-01');
    expect(changed(contracts, later, change({}, Object.keys(house)), now).statements).toEqual(person.statements);
    expect(changed(contracts, moving, change({ ...house, 'address.floor': '1' }), now).announced).toBeUndefined();
  });

  it('leaves alone what is taken back of something else', () => {
    const phone = {
      ...moving,
      statements: { ...moving.statements, ...statements({ 'contact.phone': '+4520304050' }) },
    };
    const after = changed(contracts, phone, change({}, ['contact.phone']), now);
    expect(after).toEqual(moving);
  });
});
