import { placeOf } from './place-of.js';

test('whose page it is: the applicant where nobody is named, nobody where it is no place', () => {
  expect([undefined, '0', '2', 'x', '-1', '', ['1']].map(placeOf)).toEqual([0, 0, 2, -1, -1, -1, -1]);
});
