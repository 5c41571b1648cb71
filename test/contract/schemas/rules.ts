import type { Schema, SchemaObject } from '#contracts';

/** Written by whoever changes this repository, never by a resident or an agency. */
const NOT_FOR_PEOPLE = /\/((?:process|reminders|retention)\/v1\/schema|situations)\.json$/;

/** What was found by trying to go wrong with schemas of this kind; each finding names its place. */
export function brokenRules(schema: SchemaObject): string[] {
  return [...unclosedObjects(schema, ''), ...brokenConditions(schema), ...pathsInTwoBranches(schema), ...unbounded(schema),
    ...wordless(schema)];
}

/** `unevaluatedProperties` leaks: a property that a true `if` read counts as evaluated. */
function* unclosedObjects(schema: Schema, at: string): Generator<string> {
  for (const [place, part] of everySchema(schema, at)) {
    if ('unevaluatedProperties' in part) yield `${place}: unevaluatedProperties`;
  }
}

/** An `if` that reads a path without requiring it is true where the path is absent; a `not` at its top turns unknown into true. */
function* brokenConditions(schema: SchemaObject): Generator<string> {
  for (const [place, part] of everySchema(schema, '')) {
    if (part.if === undefined) continue;
    for (const [inner, condition] of everyCondition(part.if, `${place}/if`)) {
      const unread = Object.keys(condition.properties ?? {}).filter((path) => !condition.required?.includes(path));
      if (unread.length > 0) yield `${inner}: reads ${unread.join(', ')} without requiring it`;
      if ('not' in condition) yield `${inner}: not at its top`;
    }
  }
}

/** One branch may require a path, and one forbid it: else nobody could say when it is which. */
function* pathsInTwoBranches(schema: SchemaObject): Generator<string> {
  for (const part of ['then', 'else'] as const) {
    const seen = new Set<string>();
    for (const branch of (schema.allOf ?? []) as SchemaObject[])
      for (const path of Object.keys((branch[part] as SchemaObject | undefined)?.properties ?? {})) {
        if (seen.has(path) && path !== 'family.children') yield `/allOf: ${path} in two branches`;
        seen.add(path);
      }
  }
}

/** What comes over the wire is bounded: every text and every list. Files of this repository and their conditions need not be. */
function* unbounded(schema: SchemaObject): Generator<string> {
  if (NOT_FOR_PEOPLE.test(schema.$id ?? '')) return;
  const chosen = new Set<Schema>();
  for (const [place, part] of everySchema(schema, '')) {
    if (isBoundedElsewhere(part)) for (const property of Object.values(part.properties ?? {})) chosen.add(property);
    if (chosen.has(part) || /\/(if|then|else)(\/|$)/.test(place)) continue;
    const isBounded = ['enum', 'const', 'format', 'pattern', 'maxLength'].some((keyword) => keyword in part);
    if (part.type === 'string' && !isBounded) yield `${place}: unbounded text`;
    if (part.type === 'array' && !('maxItems' in part) && !('$ref' in part)) yield `${place}: unbounded list`;
  }
}

/** By the options of a choice, or by the shared schema that it narrows. */
function isBoundedElsewhere(schema: SchemaObject): boolean {
  return 'discriminator' in schema || '$ref' in schema;
}

/** Words for people stand beside what only machines can read. */
function* wordless(schema: SchemaObject): Generator<string> {
  for (const [place, part] of everySchema(schema, ''))
    if (part.pattern !== undefined && !('x-wrong' in part) && !NOT_FOR_PEOPLE.test(schema.$id ?? '')) yield `${place}: a pattern without x-wrong`;
}

function* everyCondition(schema: Schema, at: string): Generator<[string, SchemaObject]> {
  if (typeof schema !== 'object') return;
  yield [at, schema];
  for (const key of ['allOf', 'anyOf'] as const)
    for (const [index, part] of (schema[key] ?? []).entries()) yield* everyCondition(part, `${at}/${key}/${index}`);
}

export function* everySchema(schema: Schema, at: string): Generator<[string, SchemaObject]> {
  if (typeof schema !== 'object') return;
  yield [at, schema];
  for (const key of ['properties', '$defs'] as const)
    for (const [name, part] of Object.entries(schema[key] ?? {})) yield* everySchema(part, `${at}/${key}/${name}`);
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const)
    for (const [index, part] of (schema[key] ?? []).entries()) yield* everySchema(part, `${at}/${key}/${index}`);
  for (const key of ['items', 'if', 'then', 'else'] as const)
    if (schema[key] !== undefined) yield* everySchema(schema[key], `${at}/${key}`);
}
