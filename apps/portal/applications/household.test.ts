import { contracts } from '#contracts';
import type { Person } from './application.js';
import { sharedWith } from './household.js';

const at = '2026-11-21T10:00:00.000Z';
const person = (relation: Person['relation'], statements: Person['statements']): Person => ({
  residentId: relation,
  personId: relation,
  relation,
  reference: 'AK-0000-0000',
  statements,
});

test('the household’s facts go to everybody as they were said; a person’s own facts stay', () => {
  const applicant = person('applicant', {
    'origin.country': { value: 'IN', at },
    'stay.entryDate': { value: '2026-10-15', at },
    'identity.familyName': { value: 'Sharma', at },
  });
  const child = person('child', { 'origin.country': { value: 'DE', at } });
  expect(sharedWith(contracts, applicant, child)).toEqual({ 'stay.entryDate': { value: '2026-10-15', at } });
});
