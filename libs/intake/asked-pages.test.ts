import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { askedPages } from './asked-pages.js';

const needs = createNeeds(contracts);
const started = {
  'identity.citizenship': 'IN',
  'identity.otherCitizenships': [],
  'identity.birthDate': '1991-03-14',
  'stay.entryDate': '2026-09-01',
  'stay.intendedEnd': 'open',
  'stay.ground': 'work',
};
const fieldsOf = (values: Record<string, Json>): string[] =>
  askedPages(contracts, needs, {
    values: new Map(Object.entries({ ...started, ...values })),
    absent: new Map(),
  }).flatMap(({ fields }) => fields.map(({ field }) => field));

/** Facts that make each situation true, and facts that make it false, beside what is started with. */
const cases: Record<string, { yes: Record<string, Json>; no: Record<string, Json> }> = {
  third: { yes: {}, no: { 'identity.citizenship': 'ES' } },
  notNordicOrDanish: { yes: {}, no: { 'identity.citizenship': 'NO' } },
  notDanish: { yes: {}, no: { 'identity.citizenship': 'DK' } },
  nordic: { yes: { 'identity.citizenship': 'SE' }, no: {} },
  eu: { yes: { 'identity.citizenship': 'ES' }, no: {} },
  student: { yes: { 'stay.ground': 'study' }, no: {} },
  spouse: { yes: { 'identity.maritalStatus': 'married' }, no: { 'identity.maritalStatus': 'unmarried' } },
  worker: { yes: {}, no: { 'stay.ground': 'ownMeans' } },
  adult: { yes: {}, no: { 'identity.birthDate': '2021-05-30', 'stay.ground': 'family' } },
};
/** What stands behind the question for a job is offered with it. */
const offered = contracts.paths.filter(({ within, offered: names }) => names && within === undefined);
const isNeeded = (values: Record<string, Json>, path: string): boolean =>
  [
    ...needs
      .evaluate({ values: new Map(Object.entries({ ...started, ...values })), absent: new Map() })
      .agencies.values(),
  ].some(({ takesPart, needed }) => takesPart === true && needed.includes(path));

describe('a path that is optional', () => {
  it.each(offered.map(({ path, offered: names = [] }) => [path, names] as const))(
    '%s is on a page in %j, unless somebody needs it, and in nothing else',
    (path, names) => {
      for (const name of names.filter((one) => one in cases)) expect([name, fieldsOf(cases[name]!.yes)]).toEqual([name, expect.arrayContaining([path])]); // prettier-ignore
      for (const [name, { no }] of Object.entries(cases).filter(([one]) => names.length === 1 && names.includes(one)))
        expect([name, fieldsOf(no).includes(path)]).toEqual([name, isNeeded(no, path)]);
    },
  );

  it('is offered never while it is unknown whether it can matter', () => {
    expect(fieldsOf({})).not.toContain('family.spouse.cprNumber');
    expect(fieldsOf({ 'identity.maritalStatus': 'married' })).toContain('family.spouse.cprNumber');
  });

  it('is taken from whoever states it without having been offered it', () => {
    expect(contracts.validateAnswers({ stay: { otherCountryPermit: { documentId: '018f0000-0000-7000-8000-000000000001' } } }).problems).toEqual([]); // prettier-ignore
  });
});

describe('a child of five', () => {
  const child = { 'identity.birthDate': '2021-05-30', 'stay.ground': 'family' };

  it('is not asked for a job, nor for anything that belongs to one, for children or for a civil status', () => {
    const asked = fieldsOf(child);
    expect(asked.filter((field) => /^(employment|tax)[.]|^family[.](children|spouse)|maritalStatus|criminal/.test(field))).toEqual([]); // prettier-ignore
    expect(asked).toEqual(expect.arrayContaining(['identity.photo', 'family.parents', 'travelDocument.number']));
  });

  it('of seventeen who comes to work may tell of the job, and need not', () => {
    const pages = askedPages(contracts, needs, {
      values: new Map<string, Json>(
        Object.entries({ ...started, 'identity.birthDate': '2009', 'stay.ground': 'work' }),
      ),
      absent: new Map(),
    });
    const job = pages.flatMap(({ fields }) => fields).find(({ field }) => field === 'employment.employerName');
    expect(job).toMatchObject({ needed: false });
  });
});

it('an adult is asked whether there is a job, with all that belongs to one behind it', () => {
  const asked = fieldsOf({ 'stay.ground': 'ownMeans' });
  for (const leaf of ['employerName', 'employerSe', 'posting', 'researcherScheme'])
    expect(asked).toContain(`employment.${leaf}`);
});
