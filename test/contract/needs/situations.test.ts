import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';

const needs = createNeeds(contracts);
const documentId = '018f0000-0000-7000-8000-000000000001';
const child = {
  name: { familyName: 'Sharma', givenNames: 'Anika' },
  birthDate: '2018-05-30',
  accompanies: true,
  birthCertificate: { documentId },
};
const indian = { 'identity.citizenship': 'IN', 'stay.ground': 'study' };
const given = (values: Record<string, Json>, absent: Record<string, string> = {}) => ({
  values: new Map(Object.entries(values)),
  absent: new Map(Object.entries(absent)),
});
const siri = (values: Record<string, Json>, absent?: Record<string, string>) =>
  needs.evaluate(given({ ...indian, ...values }, absent)).agencies.get('siri')!;

describe('before anything is known', () => {
  it('asks for the first facts that decide who takes part, and nothing that hangs on them', () => {
    const { questions, agencies } = needs.evaluate(given({}));
    expect(questions).toEqual([
      { path: 'identity.citizenship', agencies: ['siri'] },
      { path: 'stay.entryDate', agencies: ['municipality'] },
      { path: 'stay.ground', agencies: ['tax'] },
    ]);
    expect(agencies.get('municipality')).toMatchObject({
      missing: ['stay.entryDate', 'stay.intendedEnd'],
      complete: false,
    });
    expect(needs.project('siri', given({ 'identity.familyName': 'Sharma' }))).toEqual({ data: {}, absent: [] });
  });
});

describe('children', () => {
  it('are not asked for, and an empty list is an answer', () => {
    expect(siri({}).missing).not.toContain('family.children');
    expect(siri({ 'family.children': [] }).missing).not.toContain('family.children');
  });

  it('miss the whole fact for one leaf of one child', () => {
    expect(siri({ 'family.children': [{ ...child, custody: 'mother' }, child] }).missing).toContain('family.children');
    expect(siri({ 'family.children': [{ ...child, custody: 'mother' }] }).missing).not.toContain('family.children');
  });

  const shared = { 'family.children': [{ ...child, custody: 'both' }] };
  const consent = 'family.children[].otherParentConsent';

  it('need the other parent’s consent once it is known that no spouse accompanies', () => {
    expect(siri({ ...shared, 'identity.maritalStatus': 'unmarried' })).toMatchObject({
      missing: expect.arrayContaining(['family.children']),
      needed: expect.arrayContaining([consent]),
    });
    expect(siri({ ...shared, 'identity.maritalStatus': 'married' }).needed).not.toContain(consent);
    const accompanied = { 'family.spouse.residence': { accompanies: true, country: 'IN' } };
    expect(siri({ ...shared, ...accompanied, 'identity.maritalStatus': 'married' }).missing).not.toContain(
      'family.children',
    );
  });

  it('travel with the leaves that the agency lists, to no agency that lists none', () => {
    const told = given({ ...indian, ...shared, 'stay.intendedEnd': 'open', 'stay.ground': 'work' });
    expect(needs.project('municipality', told).data['family.children']).toEqual(shared['family.children']);
    expect(needs.project('tax', told).data).not.toHaveProperty('family.children');
  });
});

describe('"I have none"', () => {
  it('counts as given, and travels with its reason', () => {
    const told = siri({ 'stay.ground': 'work' }, { 'employment.contract': 'notYetIssued' });
    expect(told.missing).not.toContain('employment.contract');
    expect(told.needed).toContain('employment.contract');
    const { absent } = needs.project(
      'siri',
      given({ ...indian, 'stay.ground': 'work' }, { 'employment.contract': 'notYetIssued' }),
    );
    expect(absent).toEqual([{ path: 'employment.contract', reason: 'notYetIssued' }]);
  });

  it('is no employment', () => {
    expect(siri({}, { 'employment.contract': 'notYetIssued' }).forbidden).toContain('employment.contract');
    expect(siri({ 'employment.jobTitle': 'Tutor' }).missing).toContain('employment.contract');
  });
});

describe('what an agency asks for again', () => {
  const ask = (agency: string, fact: string, values: Record<string, Json> = indian) =>
    needs.evaluate(given(values), { asksFor: new Map([[agency, [fact]]]) });
  const open = { ...indian, 'contact.phone': '+4512345678' };

  it('is a question and missing, although it was given', () => {
    const { questions, agencies } = ask('siri', 'contact.phone', open);
    expect(questions).toContainEqual({ path: 'contact.phone', agencies: ['siri'] });
    expect(agencies.get('siri')?.missing).toContain('contact.phone');
    expect(needs.evaluate(given(open)).agencies.get('siri')?.missing).not.toContain('contact.phone');
  });

  it('is never what it may not see, what an agency issues, or anything where it takes no part', () => {
    const asked = (agency: string, fact: string, values?: Record<string, Json>) =>
      ask(agency, fact, values).questions.some(({ path }) => path === fact);
    expect(asked('siri', 'employment.contract')).toBe(false);
    expect(asked('siri', 'health.insuranceGroup')).toBe(false);
    expect(asked('siri', 'permit.number')).toBe(false);
    expect(asked('siri', 'contact.language', { 'identity.citizenship': 'DK' })).toBe(false);
  });
});

it('the facts of a stateless person are asked for by who lists them', () => {
  expect(siri({ 'identity.citizenship': null }).missing).toContain('identity.statelessOrRefugee');
  expect(siri({}).missing).not.toContain('identity.statelessOrRefugee');
});
