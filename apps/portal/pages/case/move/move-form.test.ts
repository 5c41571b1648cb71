import { contracts } from '#contracts';
import { applyChange, nestedAnswers, type Change, type Person } from '#intake';
import { createNeeds } from '#needs';
import { formFrom } from '#pages';
import { amendmentOf, moveFields, readMove } from './move-form.js';

const person = (personId: string, relation: Person['relation']): Person => ({
  residentId: personId,
  personId,
  relation,
  reference: 'ANK-0000-0000',
  statements: relation === 'applicant' ? { 'address.floor': { value: '3', at: '2026-09-01T08:00:00.000Z' } } : {},
});
const family = [person('me', 'applicant'), person('spouse-1', 'spouse'), person('child-1', 'child')];
const fields = moveFields(contracts, createNeeds(contracts));
const typed = {
  'stay.moveInDate.day': '1',
  'stay.moveInDate.month': '2',
  'stay.moveInDate.year': '2027',
  'address.street': 'Nordre Ringgade',
  'address.houseNumber': '1',
  'address.postalCode': '8000',
  'address.municipalityCode': '0751',
};
const read = (form: Record<string, string | string[]>, persons = family) =>
  readMove(contracts, { ...formFrom(form), kept: new Map() }, fields, persons, 0);
const answersOf = (change: Change) => nestedAnswers(applyChange({}, change, '2026-12-01T08:00:00.000Z'));

describe('the form of a move', () => {
  it('is one amendment, whole: what the old address had and the new one has not is taken back', () => {
    const { move, problems } = read({ ...typed, who: ['0', '2'] });
    expect(problems).toEqual([]);
    const { change, from, movers } = amendmentOf(move!, family);
    expect({ answers: answersOf(change), from, movers }).toMatchObject({
      answers: {
        address: { street: 'Nordre Ringgade', houseNumber: '1', postalCode: '8000', municipalityCode: '0751' },
        stay: { moveInDate: '2027-02-01' },
      },
      from: '2027-02-01',
      movers: ['applicant', 'child-1'],
    });
    expect(change.retracted).toEqual(['address.floor']);
  });

  it.each([
    { floor: '', door: '30', said: { door: '30' } },
    { floor: 'k2', door: '', said: { floor: 'k2' } },
  ])('takes a door without a floor, and a floor without a door: %j', ({ floor, door, said }) => {
    const opened = { 'opener:address.floor': 'yes', 'address.floor': floor, 'address.door': door };
    const { move, problems } = read({ ...typed, ...opened, who: '0' });
    expect(problems).toEqual([]);
    const { address } = answersOf(amendmentOf(move!, family).change) as { address: object };
    expect(address).toMatchObject(said);
    expect(Object.keys(address)).toHaveLength(5);
  });

  it('wants what an agency needs of an address, and lets a paper follow', () => {
    const { move, problems } = read({ ...typed, 'address.houseNumber': '', 'address.municipalityCode': '', who: '0' });
    expect(move).toBeUndefined();
    expect(problems.map(({ name }) => name)).toEqual(['address.houseNumber', 'address.municipalityCode']);
  });

  it('wants to know the day and who moves, and nothing of who when one person is all there is', () => {
    const { 'stay.moveInDate.day': _, ...without } = typed;
    expect(
      read({ ...without, 'stay.moveInDate.month': '', 'stay.moveInDate.year': '' }).problems.map(({ name }) => name),
    ).toEqual(['who', 'stay.moveInDate.day']);
    expect(read(typed, family.slice(0, 1)).move?.movers).toEqual([0]);
  });
});
