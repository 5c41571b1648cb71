import { contracts } from '#contracts';
import { applyChange, contradictions, readChange } from './change.js';
import { absentFacts, nestedAnswers } from './statements.js';

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

describe('dates that do not go together', () => {
  const end = applyChange({}, stated({ stay: { intendedEnd: '2026-12-01' } }), at);
  const found = (answers: object, before = end) => {
    const change = stated(answers);
    const after = applyChange(before, change, at);
    return [...change.problems, ...contradictions(contracts, after, change, at)].map(({ path, code }) => [path, code]);
  };

  test('are said of the one that was changed, whichever comes first in time', () => {
    expect(found({ stay: { entryDate: '2027-01-01' } })).toEqual([['stay.entryDate', 'wrongOrder']]);
    const entry = applyChange({}, stated({ stay: { entryDate: '2027-01-01' } }), at);
    expect(found({ stay: { intendedEnd: '2026-12-01' } }, entry)).toEqual([['stay.intendedEnd', 'wrongOrder']]);
    expect(found({ stay: { entryDate: '2027-01-01', intendedEnd: '2026-01-01' } }, {})).toEqual([
      ['stay.intendedEnd', 'wrongOrder'],
    ]);
  });

  test('are held against the day in Denmark', () => {
    const change = stated({ identity: { birthDate: '2026-11-22' } });
    const after = applyChange({}, change, at);
    expect(contradictions(contracts, after, change, '2026-11-21T22:59:59.000Z')).toHaveLength(1);
    expect(contradictions(contracts, after, change, '2026-11-21T23:00:00.000Z')).toEqual([]);
  });

  test('say nothing to the outside of how they were found', () => {
    const change = stated({ stay: { entryDate: '2027-01-01', intendedEnd: '2026-01-01' } });
    expect(Object.keys(change.problems[0]!).sort()).toEqual(['code', 'message', 'path']);
  });
});

test('the address can be said to be missing, and taken back, as one', () => {
  const none = applyChange({}, stated({}, { absent: { address: 'notYet' } }), at);
  expect(absentFacts(none)).toEqual(Object.fromEntries(contracts.groups[0]!.facts.map((fact) => [fact, 'notYet'])));
  expect(applyChange(none, stated({}, { retract: ['address'] }), at)).toEqual({});
  expect(stated({}, { absent: { address: 'lost' } }).problems.map(({ code }) => code)).toContain('notInList');
});
