import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { createAjv } from './compile.js';

const names = Array.from({ length: 20 }, (_, at) => `name${at}`);
const schema = {
  $id: 'https://example.org/quick',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    names.map((name, at) => [name, { type: 'string', minLength: at % 4, maxLength: 2 + (at % 4) }]),
  ),
};
const name = fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor'), fc.string());
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', '\u{1F600}', '\u{1F600}\u{1F600}'),
  fc.integer(),
);

/** `{kind: 'name3', of: …}`: what it may be of, its kind says. */
const kinds = {
  $id: 'https://example.org/kinds',
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' }, of: true },
  discriminator: { propertyName: 'kind' },
  oneOf: names.map((kind, at) => ({
    properties: { kind: { const: kind }, of: at % 3 === 0 ? false : { type: 'string', minLength: at % 4 } },
  })),
};

const plain = (one: AnySchemaObject) =>
  new Ajv2020({ allErrors: true, discriminator: true }).compile({ ...one, $id: `${String(one.$id)}/plain` });
const quick = (one: AnySchemaObject) => createAjv([one]).getSchema(one.$id as string)!;
const faults = (validate: ValidateFunction, any: unknown): string[] => {
  validate(any);
  return (validate.errors ?? [])
    .map(({ instancePath, keyword, params }) => JSON.stringify([instancePath, keyword, params]))
    .sort();
};

describe('the quick keywords', () => {
  it.each<[string, AnySchemaObject, fc.Arbitrary<unknown>]>([
    ['many names', schema, fc.dictionary(name, text)],
    ['many kinds', kinds, fc.record({ kind: fc.oneof(name, text), of: text }, { requiredKeys: [] })],
    ['many kinds of no object', kinds, fc.anything()],
  ])('find what those of Ajv find: %s', (_what, one, value) => {
    const [ours, theirs] = [quick(one), plain(one)];
    fc.assert(
      fc.property(value, (any) => expect(faults(ours, any)).toEqual(faults(theirs, any))),
      { numRuns: 2_000 },
    );
  });

  it('are what validates', () => {
    const code = (one: AnySchemaObject): string =>
      createAjv([one], { code: { source: true } }).getSchema(one.$id as string)!.source!.validateCode;
    expect(code(schema)).toContain('.length > 5 &&');
    expect(code(schema)).not.toContain('data.name0 !== undefined');
    expect(code(kinds)).not.toContain('#/oneOf/0/');
  });
});
