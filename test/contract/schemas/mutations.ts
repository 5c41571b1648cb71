import type { Schema, SchemaObject } from '#contracts';

/** A schema with one constraint less. */
export interface Mutation {
  /** Where the constraint stood, as a JSON pointer; an entry of `required` by its name. */
  of: string;
  schema: SchemaObject;
}

const CONSTRAINTS = [
  'enum', 'const', 'pattern', 'format', 'if', 'then', 'else', 'type', 'minimum', 'maximum', 'minLength', 'maxLength',
  'minItems', 'maxItems', 'uniqueItems', 'contains', 'minProperties', 'maxProperties', 'additionalProperties',
  'propertyNames', 'oneOf', 'anyOf', 'dependentRequired',
]; // prettier-ignore

/** Every way to take one constraint out of a schema. A path forbidden by `false` is a constraint too. */
export function* mutationsOf(schema: SchemaObject): Generator<Mutation> {
  for (const { at, value } of constraintsOf(schema, [])) {
    const of = `/${at.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
    yield { of, schema: changed(schema, at, value) as SchemaObject };
  }
}

interface Constraint {
  at: string[];
  /** What stands there instead; nothing where the constraint is simply gone. */
  value: unknown;
}

function* constraintsOf(schema: Schema, at: string[]): Generator<Constraint> {
  if (schema === false) yield { at, value: true };
  if (typeof schema !== 'object') return;
  for (const name of schema.required ?? []) yield { at: [...at, 'required', name], value: undefined };
  for (const keyword of CONSTRAINTS)
    if (keyword in schema && !isImplied(keyword, schema, at)) yield { at: [...at, keyword], value: undefined };
  for (const [steps, inner] of innerSchemas(schema)) yield* constraintsOf(inner, [...at, ...steps]);
}

/** A type that the values beside it have, that a branch shares with its root, or that the options of a choice bring: there for the reader. */
function isImplied(keyword: string, schema: SchemaObject, at: readonly string[]): boolean {
  if (keyword !== 'type') return false;
  return 'enum' in schema || 'const' in schema || at.includes('allOf') || ['path', 'kind', 'absence', 'propertyNames'].includes(at.at(-1)!);
}

function* innerSchemas(schema: SchemaObject): Generator<[string[], Schema]> {
  for (const key of ['properties', '$defs'])
    for (const [name, inner] of Object.entries((schema[key] ?? {}) as Record<string, Schema>)) yield [[key, name], inner];
  for (const key of ['allOf', 'anyOf', 'oneOf'])
    for (const [index, inner] of ((schema[key] ?? []) as Schema[]).entries()) yield [[key, String(index)], inner];
  for (const key of ['items', 'contains', 'if', 'then', 'else', 'propertyNames', 'additionalProperties'])
    if (typeof schema[key] === 'object') yield [[key], schema[key] as Schema];
}

function changed(value: unknown, [step, ...rest]: readonly string[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    if (rest.length === 0 && put === undefined) return value.filter((entry) => entry !== step);
    return value.map((entry: unknown, index) => (String(index) === step ? changed(entry, rest, put) : entry));
  }
  const { [step]: inner, ...others } = value as Record<string, unknown>;
  const replaced = changed(inner, rest, put);
  const isGone = replaced === undefined || (step === 'required' && (replaced as unknown[]).length === 0);
  return isGone ? others : { ...others, [step]: replaced };
}
