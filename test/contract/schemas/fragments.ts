import { createAjv, type Json, type SchemaObject } from '#contracts';
import { schemas, BASE, validExamples } from './example-files.js';

/** An instance that one constraint alone refuses: a small value, or a valid example with one change. */
export type Fixture =
  | { value: Json }
  | { example: string; remove: (string | number)[] }
  | { example: string; set: (string | number)[]; to: Json };

/**
 * The part of a schema that a constraint can be tried on by itself: a definition, the value of one property, or else
 * the whole.
 */
export function fragmentOf(constraint: string): string {
  return /^\/(?:\$defs|properties)\/[^/]+(?=\/)/.exec(constraint)?.[0] ?? '';
}

/**
 * Compiles one part of a schema, quickly: what other files say of a value has its own fixtures, and counts as true
 * here. Situations are kept, since conditions rest on them.
 */
export function fragmentValidator(schema: SchemaObject, constraint: string): (value: Json) => boolean {
  const id = schema.$id!;
  const fragment = fragmentOf(constraint);
  const options = { allErrors: false, validateSchema: false };
  const ajv = createAjv([schemas.get(`${BASE}profile/v1/situations.json`)!], options);
  if (!ajv.getSchema(id)) ajv.addSchema(withoutForeign(sliced(schema, constraint), id));
  const validate = ajv.compile<Json>({ $ref: `${id}#${encodeURI(fragment)}` });
  return (value) => validate(value);
}

/** Of many options that are told apart by a field, only the one that the constraint stands in. */
function sliced(schema: SchemaObject, constraint: string): SchemaObject {
  const [, name, index] = /^\/\$defs\/([^/]+)\/oneOf\/(\d+)\//.exec(constraint) ?? [];
  const definition = schema.$defs?.[name ?? ''];
  if (typeof definition !== 'object' || !('discriminator' in definition)) return schema;
  return { ...schema, $defs: { ...schema.$defs, [name!]: { ...definition, oneOf: [definition.oneOf![Number(index)]!] } } };
}

function withoutForeign<T>(value: T, id: string): T {
  if (Array.isArray(value)) return value.map((entry: unknown) => withoutForeign(entry, id)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...own } = value as SchemaObject;
  const isForeign = typeof $ref === 'string' && !$ref.startsWith(`${id}#`) && !$ref.includes('/situations.json#');
  const kept = Object.entries(own).map(([key, entry]) => [key, withoutForeign(entry, id)]);
  return Object.fromEntries($ref === undefined || isForeign ? kept : [['$ref', $ref], ...kept]) as T;
}

/** The instance that a fixture describes. */
export function instanceOf(fixture: Fixture, schemaFile: string): Json {
  if ('value' in fixture) return written(fixture.value);
  const example = validExamples(schemaFile).find(({ name }) => name === fixture.example);
  if (example === undefined) throw new Error(`${schemaFile} has no valid example called ${fixture.example}.`);
  return 'remove' in fixture ? withChange(example.value, fixture.remove) : withChange(example.value, fixture.set, written(fixture.to));
}

export function withChange(value: Json, [step, ...rest]: readonly (string | number)[], to?: Json): Json {
  if (step === undefined) return to!;
  if (Array.isArray(value)) {
    if (rest.length === 0 && to === undefined) return value.filter((_entry, index) => index !== step);
    return value.map((entry, index) => (index === step ? withChange(entry, rest, to) : entry));
  }
  const { [step]: inner, ...others } = value as Record<string, Json>;
  if (rest.length === 0 && to === undefined) return others;
  return { ...(value as Record<string, Json>), [step]: withChange(inner ?? null, rest, to) };
}

/** `{"times": 201, "of": "a"}` stands for a text of that length, `{"times": 21, "of": [entry]}` for such a list. */
function written(value: Json): Json {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  const { times, of } = value;
  if (typeof times === 'number' && typeof of === 'string') return of.repeat(times);
  if (typeof times === 'number' && Array.isArray(of)) return Array<Json>(times).fill(written(of[0]!));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, written(entry)]));
}
