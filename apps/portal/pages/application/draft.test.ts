import { contracts, type Json } from '#contracts';
import { type Application, draftOf } from '#intake';
import { createNeeds } from '#needs';
import { filledFrom } from './filled-from.js';

const needs = createNeeds(contracts);

const started: Record<string, Json> = {
  'identity.citizenship': 'IN',
  'stay.ground': 'work',
  'stay.entryDate': '2026-09-01',
  'stay.intendedEnd': 'open',
  'employment.employerName': 'Havnefronten',
  'employment.grossMonthlySalary': 90_000,
};

/** As a draft shows it that was made by the API: nobody has sent a page. */
function answerShown(facts: Record<string, Json>, fact: string): string {
  const statements = Object.fromEntries(
    Object.entries({ ...started, ...facts }).map(([path, value]) => [path, { value, at: '' }]),
  );
  const person = { residentId: 'r', personId: 'p', relation: 'applicant' as const, reference: 'AK', statements };
  const application: Application = { applicationId: 'a', householdId: 'h', channel: 'api', persons: [person] };
  const draft = draftOf({ contracts, needs }, application, 0, new Set())!;
  const page = draft.pages.find(({ fields }) => fields.some(({ spec }) => spec.fact === fact))!;
  return filledFrom(draft, page).text(`opener:${fact}`);
}

describe('an opener in front of a field', () => {
  it.each<[string, Json | undefined, string]>([
    ['identity.statelessOrRefugee', 'none', 'no'],
    ['identity.statelessOrRefugee', 'refugee', 'yes'],
    ['identity.statelessOrRefugee', undefined, ''],
    ['employment.researcherScheme', false, 'no'],
    ['employment.researcherScheme', true, 'yes'],
    ['family.children', [], 'no'],
    ['stay.previousStays', [], 'no'],
    ['identifiers.cprNumber', '7501904001', 'yes'],
  ])('shows what was said of %s by %p: %p', (fact, value, shown) => {
    expect(answerShown(value === undefined ? {} : { [fact]: value }, fact)).toBe(shown);
  });
});

describe('who is not here yet and names no day of entry', () => {
  /** The facts that the pages ask for or offer, of somebody who comes for the family. */
  const askedOf = (birthDate: string): string[] => {
    const at = '2026-11-29T10:00:00.000Z';
    const said = {
      ...{ 'identity.citizenship': 'IN', 'identity.birthDate': birthDate },
      ...{ 'stay.ground': 'family', 'stay.intendedEnd': 'open' },
    };
    const statements = Object.fromEntries(Object.entries(said).map(([path, value]) => [path, { value, at }]));
    const person = { residentId: 'r', personId: 'p', relation: 'applicant' as const, reference: 'AK', statements };
    const application: Application = { applicationId: 'a', householdId: 'h', channel: 'api', persons: [person] };
    const { pages } = draftOf({ contracts, needs }, application, 0, new Set())!;
    return pages.flatMap(({ fields }) => fields.map(({ spec }) => spec.fact));
  };
  const ofAdults = ['identity.maritalStatus', 'stay.criminalRecord'];
  const exemption = 'contact.digitalPostExemption';

  it.each([
    ['a newborn', '2026-11-26', []],
    ['a five-year-old', '2021-05-30', []],
    ['who is 15', '2011-11-29', [exemption]],
    ['who is 18', '2008-11-29', [...ofAdults, exemption]],
  ])('%s is asked what is asked at the age of today', (_who, birthDate, expected) => {
    const asked = askedOf(birthDate);
    expect([...ofAdults, exemption].filter((fact) => asked.includes(fact))).toEqual(expected);
    expect(asked).toContain('stay.entryDate');
  });
});
