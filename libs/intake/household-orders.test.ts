import { contracts } from '#contracts';
import { createNeeds } from '#needs';
import type { Application, Person } from './application.js';
import { changePersons } from './change-persons.js';
import { placedInBody, readDraftChange } from './draft-change.js';

const rules = { contracts, needs: createNeeds(contracts) };
const now = '2026-11-29T10:00:00.000Z';

const newPerson = ({ personId = 'applicant', relation }: Pick<Person, 'relation'> & { personId?: string }): Person => ({
  ...{ residentId: personId, personId, relation, reference: 'ANK-0000-0000', statements: {} },
});
const empty: Application = {
  ...{ applicationId: 'a', householdId: 'h', channel: 'web' },
  persons: [newPerson({ relation: 'applicant' })],
};

function change(application: Application, body: object) {
  const read = readDraftChange(contracts, body);
  expect(read.problems).toEqual([]);
  const { persons, problems } = changePersons(rules, application, read, now, newPerson);
  return {
    application: { ...application, persons },
    problems: problems.map(placedInBody).map(({ path, code }) => [path, code]),
  };
}

const born = (birthDate: string) => ({ identity: { birthDate } });
const aPerson = (personId: string, relation: string, answers: object) => ({ personId, relation, answers });
const family = (applicant: string, spouse: string, child: string) => ({
  answers: born(applicant),
  persons: [aPerson('spouse', 'spouse', born(spouse)), aPerson('child', 'child', born(child))],
});

describe('a child of the application who is older than a parent in it', () => {
  const wrong = [['persons[1].answers.identity.birthDate', 'wrongOrder']];

  it.each([
    ['the applicant', family('1990-01-01', '1960-01-01', '1980-01-01'), wrong],
    ['the spouse', family('1960-01-01', '1990-01-01', '1980-01-01'), wrong],
    ['a spouse of whom only the year is known', family('1960-01-01', '1990', '1980-01-01'), wrong],
    ['nobody', family('1960-01-01', '1961', '1980-01-01'), []],
  ])('%s', (_whom, body, problems) => {
    expect(change(empty, body).problems).toEqual(problems);
  });

  it('is said of whoever was changed', () => {
    const { application } = change(empty, family('1960-01-01', '1961-01-01', '1980-01-01'));
    expect(change(application, { answers: born('1990-01-01') }).problems).toEqual([
      ['identity.birthDate', 'wrongOrder'],
    ]);
    const spouse = { persons: [{ personId: 'spouse', answers: born('1990-01-01') }] };
    expect(change(application, spouse).problems).toEqual([['persons[0].answers.identity.birthDate', 'wrongOrder']]);
    expect(change(application, { answers: { contact: { phone: '+4540404040' } } }).problems).toEqual([]);
  });

  it('may have other parents', () => {
    const parents = [{ name: { familyName: 'Sharma', givenNames: 'Om' }, birthDate: '1950-01-01' }];
    const { persons } = family('1960-01-01', '1990-01-01', '1980-01-01');
    const child = aPerson('child', 'child', { ...born('1980-01-01'), family: { parents } });
    expect(change(empty, { persons: [persons[0], child] }).problems).toEqual([]);
  });
});

describe('what a person has from the others', () => {
  const arrival = (entryDate: string) => ({ stay: { entryDate } });

  it('is held against their own dates, and named where it is what was changed', () => {
    const spouse = aPerson('spouse', 'spouse', { stay: { intendedEnd: '2026-12-01' } });
    expect(change(empty, { answers: arrival('2027-01-01'), persons: [spouse] }).problems).toEqual([
      ['persons[0].answers.stay.intendedEnd', 'wrongOrder'],
    ]);
    const { application } = change(empty, { answers: arrival('2026-10-01'), persons: [spouse] });
    expect(change(application, { answers: arrival('2027-01-01') }).problems).toEqual([
      ['stay.entryDate', 'wrongOrder'],
    ]);
  });

  it('is not itself what is wrong: a newborn did not arrive before it was born', () => {
    const newborn = aPerson('child', 'child', born('2026-11-20'));
    expect(change(empty, { answers: arrival('2026-10-01'), persons: [newborn] }).problems).toEqual([]);
  });
});
