import { contracts } from '#contracts';
import { placedInBody } from '#intake';
import { ChangeDraftBody } from './application-body.js';
import { readDraftBody } from './read-draft-body.js';

test('the place of a problem counts the persons that are none, too', () => {
  const body = { persons: ['Diya', { personId: 'anika', relation: 'child', answers: { identity: { shoeSize: 43 } } }] };
  const { problems } = readDraftBody(contracts, ChangeDraftBody, body);
  expect(problems.map((problem) => placedInBody(problem).path)).toEqual([
    'persons[0]',
    'persons[1].answers.identity.shoeSize',
  ]);
});
