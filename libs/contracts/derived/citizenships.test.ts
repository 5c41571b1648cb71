import { contracts, type SchemaObject } from '../index.js';
import { readCitizenships } from './citizenships.js';

const file = contracts.resolve('profile/v1/citizenships.json') as SchemaObject;
const groups = Object.entries(file.$defs as Record<string, SchemaObject>).map(([name, { enum: codes = [] }]) => ({ name, codes })); // prettier-ignore
const places = file['x-standsFor'] as Record<string, { state: string; why: string }>;
const nobodys = file['x-nobodys'] as string[];
const citizenships = readCitizenships(file);

describe('citizenships', () => {
  it('are every country once: in one group, or standing for a state, or nobody’s', () => {
    const countries = contracts.getPath('origin.country').schema.enum as string[];
    const all = [...groups.flatMap(({ codes }) => codes), ...Object.keys(places), ...nobodys];
    expect(all.filter((code) => code !== null).sort()).toEqual([...countries].sort());
    expect(new Set(all).size).toBe(all.length);
    expect(groups.map(({ name }) => name)).toEqual(['danish', 'nordic', 'eu', 'third']);
  });

  it('stand for states that have a group, each with a reason', () => {
    const inGroups = new Set(groups.flatMap(({ codes }) => codes));
    for (const [code, { state, why }] of Object.entries(places))
      expect([code, inGroups.has(state), why.length > 10]).toEqual([code, true, true]);
  });

  it('are taken but for nobody’s, and offered but for the places that stand for a state', () => {
    const { items } = contracts.getPath('identity.otherCitizenships').schema;
    const { enum: taken, 'x-notOffered': notOffered } = items as SchemaObject;
    expect(notOffered).toEqual(Object.keys(places).sort());
    expect(taken).not.toContain('AQ');
    expect(contracts.validateAnswers({ identity: { citizenship: 'AQ' } }).problems).toHaveLength(1);
    expect(contracts.validateAnswers({ identity: { citizenship: 'AX' } }).problems).toEqual([]);
  });

  it.each([
    ['AX', [], 'nordic'],
    ['SJ', [], 'nordic'],
    ['BV', [], 'nordic'],
    ['GP', [], 'eu'],
    ['CW', [], 'eu'],
    ['UM', [], 'third'],
    ['GI', [], 'third'],
    ['FO', [], 'danish'],
    ['GL', [], 'danish'],
    ['CH', [], 'eu'],
    ['XK', [], 'third'],
    [null, [], 'third'],
    [null, ['ES'], 'eu'],
    ['ES', ['IN'], 'eu'],
    ['IN', ['ES'], 'eu'],
    ['US', ['DK'], 'danish'],
    ['IN', ['NO'], 'nordic'],
    ['ES', ['AX', 'GL'], 'danish'],
    ['IN', undefined, 'third'],
  ])('%s with %j are %s', (citizenship, others, group) => {
    expect(citizenships.groupOf(citizenship, others)).toBe(group);
  });

  it('are unknown while the first one is, whatever the others', () => {
    expect(citizenships.groupOf(undefined, ['DK'])).toBeUndefined();
  });
});
