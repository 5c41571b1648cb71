import { contracts, type Json } from './index.js';

const closed = (data: Record<string, Json>, absent: { path: string; reason: string }[] = []) =>
  contracts.closedFacts('siri', 'v1', data, absent);
const unmarried = { 'identity.maritalStatus': 'unmarried' };

it('closes what the situation of the person rules out, and nothing else', () => {
  const facts = closed(unmarried);
  expect(facts).toEqual(expect.arrayContaining(['family.spouse', 'family.marriageCertificate']));
  expect(facts).not.toContain('identity.familyName');
  expect(facts).not.toContain('contact.phone');
});

it('leaves open what the situation asks for, given or missing', () => {
  const married = { 'identity.maritalStatus': 'married' };
  expect(closed(married)).not.toEqual(expect.arrayContaining(['family.marriageCertificate']));
  expect(closed(married)).not.toContain('family.spouse');
  expect(closed({ 'identity.citizenship': 'IN' })).not.toContain('stay.criminalRecord');
  expect(closed({ 'identity.citizenship': 'ES' })).toContain('stay.criminalRecord');
});

it.each(['pending', 'disputed'])('leaves open what hangs on a fact that is %s', (reason) => {
  const facts = closed({ 'identity.citizenship': 'ES' }, [{ path: 'identity.maritalStatus', reason }]);
  expect(facts).not.toContain('family.spouse');
  expect(facts).not.toContain('family.marriageCertificate');
  expect(facts).toContain('stay.criminalRecord');
  expect(closed(unmarried, [{ path: 'family.marriageCertificate', reason }])).not.toContain(
    'family.marriageCertificate',
  );
});

it('takes a reason of the person for an answer', () => {
  const worker = { 'identity.citizenship': 'IN', 'stay.ground': 'work' };
  expect(closed(worker, [{ path: 'employment.contract', reason: 'notYetIssued' }])).toContain(
    'employment.authorisation',
  );
});
