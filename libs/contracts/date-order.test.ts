import { contracts, type Json } from './index.js';

const today = '2026-11-29';
const found = (nested: Json, day: string | undefined = today) =>
  contracts.validateAnswers(nested, day).problems.map(({ path, pointer, code, against }) => ({
    path,
    ...(pointer !== undefined && { pointer }),
    code,
    ...(against !== undefined && { against }),
  }));
const period = (from: string, to: string): Json => ({ from, to, purpose: 'work' });
const parent = (birthDate?: string): Json => ({
  name: { familyName: 'Sharma', givenNames: 'Om' },
  ...(birthDate !== undefined && { birthDate }),
});
const child = (birthDate: string): Json => ({ name: { familyName: 'Sharma', givenNames: 'Anika' }, birthDate });

describe('dates in an order in which nothing can be right', () => {
  it.each<[string, Json, object]>([
    [
      'an end of the stay before it begins',
      { stay: { entryDate: '2026-12-01', intendedEnd: '2026-01-01' } },
      { path: 'stay.intendedEnd', code: 'wrongOrder', against: 'stay.entryDate' },
    ],
    [
      'an end of the stay before moving in',
      { stay: { moveInDate: '2026-12-01', intendedEnd: '2026-11-01' } },
      { path: 'stay.intendedEnd', code: 'wrongOrder', against: 'stay.moveInDate' },
    ],
    [
      'an arrival before the birth',
      { identity: { birthDate: '1991-03-14' }, stay: { entryDate: '1990-01-01' } },
      { path: 'stay.entryDate', code: 'wrongOrder', against: 'identity.birthDate' },
    ],
    [
      'an arrival before the year of the birth',
      { identity: { birthDate: '1991' }, stay: { entryDate: '1990-12-31' } },
      { path: 'stay.entryDate', code: 'wrongOrder', against: 'identity.birthDate' },
    ],
    [
      'a passport that expires before it is issued',
      { travelDocument: { issueDate: '2024-01-01', expiryDate: '2023-01-01' } },
      { path: 'travelDocument.expiryDate', code: 'wrongOrder', against: 'travelDocument.issueDate' },
    ],
    [
      'a job that ends before it starts',
      { employment: { startDate: '2026-10-01', endDate: '2026-09-30' } },
      { path: 'employment.endDate', code: 'wrongOrder', against: 'employment.startDate' },
    ],
    [
      'studies that end before they start',
      { study: { startDate: '2026-09-01', endDate: '2026-08-31' } },
      { path: 'study.endDate', code: 'wrongOrder', against: 'study.startDate' },
    ],
    [
      'an earlier stay that ends before it starts',
      { stay: { previousStays: [period('2019-01-01', '2019-06-30'), period('2020-02-01', '2020-01-01')] } },
      { path: 'stay.previousStays', pointer: '/1/to', code: 'wrongOrder' },
    ],
    [
      'an earlier stay that is still to come',
      { stay: { previousStays: [period('2027-05-01', '2027-06-30')] } },
      { path: 'stay.previousStays', pointer: '/0/from', code: 'inFuture' },
    ],
    [
      'a wedding before the spouse was born',
      { identity: { maritalStatusDate: '1980-01-01' }, family: { spouse: { birthDate: '1990-01-01' } } },
      { path: 'identity.maritalStatusDate', code: 'wrongOrder', against: 'family.spouse' },
    ],
    ['a birth in the future', { identity: { birthDate: '2027' } }, { path: 'identity.birthDate', code: 'inFuture' }],
    [
      'a spouse who is not born yet',
      { family: { spouse: { birthDate: '2026-11-30' } } },
      { path: 'family.spouse', pointer: '/birthDate', code: 'inFuture' },
    ],
    [
      'a child who is not born yet',
      { family: { children: [child('2020-01-01'), child('2026-12-24')] } },
      { path: 'family.children', pointer: '/1/birthDate', code: 'inFuture' },
    ],
    [
      'a passport issued in the future',
      { travelDocument: { issueDate: '2027-01-01' } },
      { path: 'travelDocument.issueDate', code: 'inFuture' },
    ],
    [
      'a wedding in the future',
      { identity: { maritalStatusDate: '2027-01-01' } },
      { path: 'identity.maritalStatusDate', code: 'inFuture' },
    ],
    [
      'a signature of tomorrow',
      { declarations: { signature: { name: 'Aarav Sharma', method: 'typed', signedAt: '2026-11-30T00:00:00Z' } } },
      { path: 'declarations.signature', pointer: '/signedAt', code: 'inFuture' },
    ],
    [
      'a passport that expires before the birth',
      { identity: { birthDate: '1991-03-14' }, travelDocument: { expiryDate: '1991-03-13' } },
      { path: 'travelDocument.expiryDate', code: 'wrongOrder', against: 'identity.birthDate' },
    ],
    [
      'a child older than who states it',
      { identity: { birthDate: '1991' }, family: { children: [child('2020-01-01'), child('1990-12-31')] } },
      { path: 'family.children', pointer: '/1/birthDate', code: 'wrongOrder', against: 'identity.birthDate' },
    ],
    [
      'a birth before that of a parent, whichever',
      { identity: { birthDate: '1991-03-14' }, family: { parents: [parent('1960-01-01'), parent('1991-03-15')] } },
      { path: 'identity.birthDate', code: 'wrongOrder', against: 'family.parents' },
    ],
    [
      'a diploma of a year to come',
      { study: { educationHistory: [{ institution: 'ETSI', degree: 'MSc', year: 2027 }] } },
      { path: 'study.educationHistory', pointer: '/0/year', code: 'inFuture' },
    ],
  ])('%s', (_what, nested, problem) => {
    expect(found(nested)).toEqual([problem]);
  });

  it.each<[string, Json]>([
    ['the same day twice', { stay: { entryDate: '2026-12-01', intendedEnd: '2026-12-01' } }],
    ['an open end', { stay: { entryDate: '2026-12-01', intendedEnd: 'open' } }],
    ['an arrival in the year of the birth', { identity: { birthDate: '1991' }, stay: { entryDate: '1991-01-01' } }],
    [
      'a signature of today',
      { declarations: { signature: { name: 'Aarav Sharma', method: 'typed', signedAt: '2026-11-29T23:59:59.999Z' } } },
    ],
    ['a parent of an unknown age', { identity: { birthDate: '1991' }, family: { parents: [parent()] } }],
    ['a birth today', { identity: { birthDate: today } }],
    ['a birth this year', { identity: { birthDate: '2026' } }],
    ['a passport that has ended', { travelDocument: { issueDate: '2010-01-01', expiryDate: '2020-01-01' } }],
    [
      'a job that began before the arrival',
      { stay: { entryDate: '2026-12-01' }, employment: { startDate: '2026-01-01' } },
    ],
  ])('but not %s', (_what, nested) => {
    expect(found(nested)).toEqual([]);
  });

  it('keeps what lies in the future out of what nobody says is today', () => {
    expect(contracts.validateAnswers({ identity: { birthDate: '2190' } }).problems).toEqual([]);
  });

  it('names the other field and the remedy in both languages, and no value', () => {
    const [problem] = contracts.validateAnswers({
      stay: { entryDate: '2026-12-01', intendedEnd: '2026-01-01' },
    }).problems;
    expect(problem?.message).toEqual({
      da: 'Forventet slutning på opholdet: Datoen ligger før den i feltet ”Indrejsedato”. Ret den af de to, der er forkert.',
      en: 'Expected end of the stay: This date is before the one in “Date of arrival in Denmark”. Correct whichever of the two is wrong.',
    });
  });

  it('holds nothing against a value that is wrong by itself', () => {
    expect(found({ stay: { entryDate: '2026-12-01', intendedEnd: '2026-02-30' } })).toEqual([
      { path: 'stay.intendedEnd', code: 'wrongFormat' },
    ]);
  });
});
