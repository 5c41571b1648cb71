import { Ajv2020 } from 'ajv/dist/2020.js';
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
const value = fc.dictionary(
  fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor'), fc.string()),
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('', '\u{1F600}', '\u{1F600}\u{1F600}'),
    fc.integer(),
  ),
);

const plain = new Ajv2020({ allErrors: true }).compile({ ...schema, $id: 'https://example.org/plain' });
const quick = createAjv([schema]).getSchema(schema.$id)!;
const faults = (validate: typeof plain, any: unknown): string[] => {
  validate(any);
  return (validate.errors ?? [])
    .map(({ instancePath, keyword, params }) => JSON.stringify([instancePath, keyword, params]))
    .sort();
};

describe('the quick keywords', () => {
  it('find what those of Ajv find', () => {
    fc.assert(
      fc.property(value, (any) => expect(faults(quick, any)).toEqual(faults(plain, any))),
      { numRuns: 2_000 },
    );
  });

  it('are what validates', () => {
    const code = createAjv([schema], { code: { source: true } }).getSchema(schema.$id)!.source!.validateCode;
    expect(code).toContain('.length > 5 &&');
    expect(code).not.toContain('data.name0 !== undefined');
  });
});
