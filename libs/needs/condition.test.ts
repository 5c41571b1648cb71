import type { Json, PathSpec, Schema } from '#contracts';
import { compileEntryCondition, conditionCompiler } from './compile-condition.js';
import { know } from './known.js';
import { NeedsError } from './needs-error.js';

const paths: Record<string, Partial<PathSpec>> = {
  loud: {},
  other: {},
  quiet: { silence: 'no' },
  months: {
    derived: {
      inputs: ['from', 'to', 'other'],
      needs: ['from', 'to'],
      compute: (valueOf) => (valueOf('from') === undefined ? undefined : valueOf('to')),
    },
  },
};
const situations: Record<string, Schema> = {
  isOne: { title: 'an annotation', type: 'object', required: ['loud'], properties: { loud: { const: 1 } } },
  first: { $ref: 'https://ankomst.example/schemas/profile/v1/situations.json#/$defs/second' },
  second: { $ref: '#/$defs/first' },
};
const compiler = () =>
  conditionCompiler({ findPath: (path) => paths[path] && ({ path, ...paths[path] } as PathSpec), situations });
const compile = (schema: Schema) => compiler()(schema, 'here');

const about = (path: string, value: unknown): Schema =>
  ({ type: 'object', required: [path], properties: { [path]: value } }) as Schema;
const knowing = (values: Record<string, Json>, absent: Record<string, string> = {}) =>
  know({ values: new Map(Object.entries(values)), absent: new Map(Object.entries(absent)) });
const holds = (schema: Schema, values: Record<string, Json>, absent?: Record<string, string>) =>
  compile(schema).holds(knowing(values, absent));

describe('a condition is true, false or unknown', () => {
  it('unknown while its path is not answered, false where silence means no', () => {
    expect(holds(about('loud', true), {})).toBeUndefined();
    expect(holds(about('quiet', true), {})).toBe(false);
  });

  it('false for "I have none", and by value for anything given, null included', () => {
    expect(holds(about('loud', true), {}, { loud: 'unknown' })).toBe(false);
    expect(holds(about('loud', { type: 'null' }), { loud: null })).toBe(true);
    expect(holds(about('loud', true), { loud: false })).toBe(true);
    expect(holds(about('loud', { enum: ['a', 'b'] }), { loud: 'c' })).toBe(false);
    expect(holds(about('loud', { type: 'string', pattern: '^22' }), { loud: '2211' })).toBe(true);
    expect(holds(about('loud', { const: { a: 1 } }), { loud: { a: 1 } })).toBe(true);
  });

  it('decided by one part where one part is enough', () => {
    const both = [about('loud', { const: 1 }), about('other', { const: 1 })];
    expect(holds({ allOf: both }, { loud: 2 })).toBe(false);
    expect(holds({ allOf: both }, { loud: 1 })).toBeUndefined();
    expect(holds({ anyOf: both }, { loud: 1 })).toBe(true);
    expect(holds({ anyOf: both }, { loud: 2 })).toBeUndefined();
    expect(holds({ anyOf: both }, { loud: 2, other: 2 })).toBe(false);
  });

  it('reads a situation wherever its file stands, and a condition that is left out always holds', () => {
    expect(holds({ $ref: '../../profile/v1/situations.json#/$defs/isOne' }, { loud: 1 })).toBe(true);
    expect(holds(true, {})).toBe(true);
    expect(holds(false, {})).toBe(false);
  });

  it('looks at what a derived value is computed from, and counts on what that cannot do without', () => {
    const long = compile(about('months', { const: 'open' }));
    expect(long.holds(knowing({ from: 1 }))).toBeUndefined();
    expect(long.holds(knowing({ from: 1, to: 'open' }))).toBe(true);
    const deciders = new Set<string>();
    long.deciders(knowing({ from: 1 }), deciders);
    expect([...deciders]).toEqual(['to']);
    expect([...long.paths]).toEqual(['from', 'to', 'other']);
  });

  it('asks one part after another where it says so', () => {
    const condition = compile({
      'x-inOrder': true,
      allOf: [about('loud', { const: 1 }), about('other', true)],
    });
    const decidersOf = (values: Record<string, Json>): string[] => {
      const deciders = new Set<string>();
      condition.deciders(knowing(values), deciders);
      return [...deciders];
    };
    expect(decidersOf({})).toEqual(['loud']);
    expect(decidersOf({ loud: 1 })).toEqual(['other']);
    expect(condition.holds(knowing({ loud: 2 }))).toBe(false);
  });

  it('hangs only on the parts that are still undecided', () => {
    const condition = compile({
      allOf: [{ anyOf: [about('loud', { const: 1 }), about('quiet', true)] }, about('other', true)],
    });
    const deciders = new Set<string>();
    condition.deciders(knowing({ loud: 1 }), deciders);
    expect([...deciders]).toEqual(['other']);
  });

  it('is unknown for an entry of a list whose leaf is left out', () => {
    const shared = compileEntryCondition(about('custody', { const: 'both' }), 'here');
    expect(shared.holds(knowing({ custody: 'both' }))).toBe(true);
    expect(shared.holds(knowing({}))).toBeUndefined();
  });
});

describe('a schema outside the condition language is refused at once', () => {
  const refused: [string, Schema][] = [
    ['unknownKeyword', { not: about('loud', true) }],
    ['unknownKeyword', { anyOf: [{ oneOf: [] }] }],
    ['unknownPath', about('nowhere', true)],
    ['unknownSituation', { $ref: '#/$defs/nowhere' }],
    ['circularSituation', { $ref: '#/$defs/first' }],
  ];

  it.each(refused)('%s', (code, schema) => {
    const refusal = (): unknown => compile(schema);
    expect(refusal).toThrow(NeedsError);
    expect(refusal).toThrow(expect.objectContaining({ code }));
  });

  it('says where, and what to do', () => {
    expect(() => compile({ not: true })).toThrow('unknownKeyword at here (not): a condition has $ref, allOf');
    expect(() => compileEntryCondition({ $ref: '#/$defs/isOne' }, 'here')).toThrow(
      'reads the leaves of the entry only',
    );
  });
});
