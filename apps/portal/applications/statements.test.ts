import { contracts } from '#contracts';
import { absentFacts, applyChange, nestedAnswers, readChange } from './statements.js';

const at = '2026-11-21T10:00:00.000Z';
const stated = (answers: object, body: object = {}) => readChange(contracts, { answers: answers as never, ...body });

test('whole facts are replaced, others stay', () => {
  const before = applyChange({}, stated({ identity: { familyName: 'A', otherCitizenships: ['ES', 'FR'] } }), at);
  const after = applyChange(before, stated({ identity: { otherCitizenships: [] } }), at);
  expect(nestedAnswers(after)).toEqual({ identity: { familyName: 'A', otherCitizenships: [] } });
});

test('a reason for having none takes the place of a value, and the other way round', () => {
  const none = applyChange({}, stated({}, { absent: { 'identity.birthPlace': 'unknown' } }), at);
  expect([nestedAnswers(none), absentFacts(none)]).toEqual([{}, { 'identity.birthPlace': 'unknown' }]);
  const some = applyChange(none, stated({ identity: { birthPlace: 'Pune' } }), at);
  expect([nestedAnswers(some), absentFacts(some)]).toEqual([{ identity: { birthPlace: 'Pune' } }, {}]);
});

test('null is a value', () => {
  expect(nestedAnswers(applyChange({}, stated({ identity: { citizenship: null } }), at))).toEqual({
    identity: { citizenship: null },
  });
});

test('a fact is never stated earlier than before', () => {
  const before = applyChange({}, stated({ identity: { familyName: 'A' } }), at);
  const after = applyChange(before, stated({ identity: { familyName: 'B' } }), '2020-01-01T00:00:00.000Z');
  expect(after['identity.familyName']).toEqual({ value: 'B', at });
});

test('the same fact cannot be answered, absent and retracted at once', () => {
  const both = stated(
    { identity: { birthPlace: 'Pune' } },
    { absent: { 'identity.birthPlace': 'unknown' }, retract: ['identity.birthPlace'] },
  );
  expect(both.problems.map(({ path, code }) => [path, code])).toEqual([
    ['identity.birthPlace', 'contradiction'],
    ['identity.birthPlace', 'contradiction'],
  ]);
});

test('a reason where there can be none, and a leaf instead of its fact, are problems', () => {
  const { problems, stated: taken } = stated(
    {},
    { absent: { 'identity.familyName': 'lost', 'family.parents': 'lost' }, retract: ['family.spouse.name'] },
  );
  expect(problems.map(({ path }) => path)).toEqual(['identity.familyName', 'family.parents', 'family.spouse.name']);
  expect(taken.size).toBe(0);
});

test('what an authority issues cannot be taken back by a resident', () => {
  const { problems } = stated({}, { retract: ['permit.number'] });
  expect(problems.map(({ path, code }) => [path, code])).toEqual([['permit.number', 'issued']]);
});
