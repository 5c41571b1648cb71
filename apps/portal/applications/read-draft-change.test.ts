import { contracts } from '#contracts';
import { ChangeDraftBody } from './application-body.js';
import { readDraftChange } from './read-draft-change.js';

test('the place of a problem counts the persons that are none, too', () => {
  const body = { persons: ['Diya', { personId: 'anika', relation: 'child', answers: { identity: { shoeSize: 43 } } }] };
  const { problems } = readDraftChange(contracts, ChangeDraftBody, body);
  expect(problems.map(({ path }) => path)).toEqual(['persons[0]', 'persons[1].answers.identity.shoeSize']);
});
