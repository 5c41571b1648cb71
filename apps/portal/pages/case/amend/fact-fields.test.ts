import { contracts } from '#contracts';
import { fieldsOf } from '#intake';
import { factsAskedBy, isOwn } from './fact-fields.js';

const at = '2026-11-21T10:00:00.000Z';
const street = 'address.street';

test('an address that is not there yet is asked on one page; one that nobody spoke of fact by fact', () => {
  const asked = factsAskedBy(contracts, { [street]: { absence: 'notYet', at } }, street);
  expect(asked).toEqual(contracts.groups[0]!.facts);
  expect(factsAskedBy(contracts, {}, street)).toEqual([street]);
  expect(factsAskedBy(contracts, { [street]: { value: 'Vesterbrogade', at } }, street)).toEqual([street]);
  expect(factsAskedBy(contracts, { [street]: { absence: 'notYet', at } }, 'address.houseNumber')).toEqual([
    'address.houseNumber',
  ]);
});

test('"not yet" is offered once on such a page, beside what a paper can lack', () => {
  const reasons = fieldsOf(contracts, contracts.groups[0]!.facts, ['municipality']).map(({ field, spec }) => [field, spec.absence ?? []]); // prettier-ignore
  expect(Object.fromEntries(reasons)).toMatchObject({
    [street]: ['notYet'],
    'stay.moveInDate': [],
    'address.houseNumber': [],
    'address.housingProof': ['notYetIssued'],
  });
});

it('leaves what is declared and signed off the answers that can be corrected', () => {
  expect(['declarations.truth', 'declarations.signature'].map((fact) => isOwn(contracts, fact))).toEqual([
    false,
    false,
  ]);
  expect(isOwn(contracts, 'identity.maritalStatus')).toBe(true);
});
