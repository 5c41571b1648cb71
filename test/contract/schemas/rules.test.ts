import type { SchemaObject } from '#contracts';
import { schemas } from './example-files.js';
import { brokenRules } from './rules.js';

describe.each([...schemas])('%s', (_id, schema) => {
  it('keeps the rules for schemas', () => {
    expect(brokenRules(schema)).toEqual([]);
  });
});

describe('a schema that breaks a rule is found out', () => {
  const reads = (condition: SchemaObject): SchemaObject => ({ allOf: [{ if: condition, else: { properties: { 'a.b': false } } }] });

  it.each<[string, SchemaObject, string]>([
    ['a condition that an absent path makes true', reads({ properties: { 'a.b': true } }), 'without requiring it'],
    ['a not that makes the unknown true', reads({ not: { $ref: '#/$defs/x' } }), 'not at its top'],
    ['a not below a choice', reads({ anyOf: [{ not: { $ref: '#/$defs/x' } }] }), 'not at its top'],
    ['a path in two branches', { allOf: [...reads({}).allOf!, ...reads({}).allOf!] }, 'in two branches'],
    ['a leak', { type: 'object', unevaluatedProperties: false }, 'unevaluatedProperties'],
    ['a text without end', { properties: { a: { type: 'string' } } }, 'unbounded text'],
    ['a list without end', { $defs: { a: { type: 'array', items: true } } }, 'unbounded list'],
    ['a pattern without words', { properties: { a: { type: 'string', pattern: '^a$' } } }, 'without x-wrong'],
  ])('%s', (_name, schema, rule) => {
    expect(brokenRules(schema).join()).toContain(rule);
  });
});
