import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import type { Application, Person } from './application.js';
import { givenIn } from './given-in.js';
import { fromHousehold } from './household.js';
import type { Statements } from './statements.js';

const rules = { contracts, needs: createNeeds(contracts) };
const at = '2026-11-21T10:00:00.000Z';
const later = '2026-11-22T10:00:00.000Z';

const said = (answers: Record<string, Json>, when = at): Statements =>
  Object.fromEntries(Object.entries(answers).map(([fact, value]) => [fact, { value, at: when }]));

const person = (relation: Person['relation'], statements: Statements): Person => ({
  residentId: relation,
  personId: relation,
  relation,
  reference: 'AK-0000-0000',
  statements,
});

const aarav = {
  'identity.familyName': 'Sharma',
  'identity.givenNames': 'Aarav',
  'identity.birthDate': '1987-02-11',
  'contact.email': 'aarav@example.org',
  'contact.phone': '+4522334455',
  'origin.country': 'IN',
  'stay.entryDate': '2026-10-15',
  'stay.intendedEnd': '2029-06-30',
  'stay.ground': 'work',
  'stay.scheme': 'payLimit',
};
const diya = { 'identity.familyName': 'Sharma', 'identity.givenNames': 'Diya', 'identity.birthDate': '1989' };

const copies = (persons: Person[], of: Person['relation'], submittedAt?: string): Statements => {
  const application: Application = { applicationId: 'a', householdId: 'h', channel: 'web', submittedAt, persons };
  return fromHousehold(rules, application, persons.find(({ relation }) => relation === of) as Person);
};

test('arrival, scheme and fee go to everybody as and when they were said; a person’s own facts stay', () => {
  const child = person('child', said({ 'origin.country': 'DE', 'identity.birthDate': '2000-01-01' }, later));
  const absent = { 'stay.feeReceipt': { absence: 'exempt', at } };
  const applicant = person('applicant', { ...said(aarav), ...absent });
  expect(copies([applicant, child], 'child')).toMatchObject({
    ...said({ 'stay.entryDate': '2026-10-15', 'stay.intendedEnd': '2029-06-30', 'stay.scheme': 'payLimit' }),
    ...absent,
  });
  expect(copies([applicant, child], 'child')).not.toHaveProperty(['origin.country']);
});

test('who comes along comes for the family, said with the application; the applicant has nothing from anybody', () => {
  const persons = [person('applicant', said(aarav)), person('spouse', said(diya, later))];
  expect(copies(persons, 'spouse')['stay.ground']).toEqual({ value: 'family', at });
  expect(copies(persons, 'spouse', later)['stay.ground']).toEqual({ value: 'family', at: later });
  expect(copies(persons, 'applicant')).toEqual({});
  const working = [persons[0]!, person('spouse', said({ ...diya, 'stay.ground': 'work' }))];
  expect(copies(working, 'spouse')).not.toHaveProperty(['stay.ground']);
});

test('a child who is under age on the day of arrival is reached through the applicant; one who is not, and a spouse, are not', () => {
  const family = (birthDate: string): Person[] => [
    person('applicant', said(aarav)),
    person('spouse', said(diya)),
    person('child', said({ 'identity.birthDate': birthDate })),
  ];
  expect(copies(family('2021-05-30'), 'child')).toMatchObject(
    said({ 'contact.email': 'aarav@example.org', 'contact.phone': '+4522334455' }),
  );
  expect(copies(family('2008-10-16'), 'child')).toHaveProperty(['contact.email']);
  expect(copies(family('2008-10-15'), 'child')).not.toHaveProperty(['contact.email']);
  expect(copies(family('2021-05-30'), 'spouse')).not.toHaveProperty(['contact.email']);
});

test('a child’s parents are the applicant and the spouse in the application, with what is known of them', () => {
  const applicant = person('applicant', said(aarav));
  const child = person('child', {});
  const parent = { name: { familyName: 'Sharma', givenNames: 'Aarav' }, birthDate: '1987-02-11' };
  expect(copies([applicant, child], 'child')['family.parents']).toEqual({ value: [parent], at });
  expect(copies([applicant, person('spouse', said(diya, later)), child], 'child')['family.parents']).toEqual({
    value: [parent, { name: { familyName: 'Sharma', givenNames: 'Diya' } }],
    at: later,
  });
  expect(copies([person('applicant', {}), child], 'child')).toEqual({});
});

test('a spouse has the marriage from the applicant, and the applicant as spouse, as far as they are named', () => {
  const married = {
    'identity.maritalStatus': 'married',
    'identity.maritalStatusDate': '2015-06-01',
    'family.marriageCertificate': { documentId: '018f0000-0000-7000-8000-000000000001' },
  };
  const applicant = { ...said({ ...aarav, ...married }), ...said({ 'origin.country': 'IN' }, later) };
  const has = copies([person('applicant', applicant), person('spouse', said(diya))], 'spouse');
  expect(has).toMatchObject(said(married));
  expect(has['family.spouse']).toEqual({
    value: {
      name: { familyName: 'Sharma', givenNames: 'Aarav' },
      birthDate: '1987-02-11',
      residence: { accompanies: true, country: 'IN' },
    },
    at: later,
  });
  const child = copies([person('applicant', applicant), person('child', {})], 'child');
  for (const fact of [...Object.keys(married), 'family.spouse']) expect(child).not.toHaveProperty([fact]);
  const unmarried = { ...applicant, ...said({ 'identity.maritalStatus': 'unmarried' }) };
  const before = copies([person('applicant', unmarried), person('spouse', {})], 'spouse');
  for (const fact of Object.keys(married)) expect(before).not.toHaveProperty([fact]);
});

test.each<[string, string, object, boolean]>([
  ['an EU citizen', 'ES', {}, true],
  ['a Nordic citizen', 'NO', {}, true],
  ['a Dane', 'DK', {}, false],
  ['a third-country citizen', 'IN', {}, false],
  ['an EU citizen, with a job of their own', 'ES', { 'stay.ground': 'work' }, false],
])('who comes along with %s has no scheme and pays no fee: %s', (_whom, citizenship, own, isExempt) => {
  const applicant = person('applicant', said({ 'identity.citizenship': citizenship, 'stay.ground': 'work' }));
  const spouse = person('spouse', said({ 'identity.citizenship': 'IN', ...own }));
  const has = copies([applicant, spouse], 'spouse');
  for (const fact of ['stay.scheme', 'stay.feeReceipt', 'identifiers.siriCaseOrderId'])
    expect([fact, has[fact]]).toEqual([fact, isExempt ? { absence: 'exempt', at } : undefined]);
  const given = givenIn(contracts, { ...has, ...spouse.statements }).given;
  const asked = rules.needs.evaluate(given).questions.map(({ path }) => path);
  expect(asked.includes('stay.scheme')).toBe(!isExempt);
  expect(asked.includes('stay.feeReceipt')).toBe(!isExempt);
});
