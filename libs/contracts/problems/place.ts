import type { Schema, SchemaObject, Text } from '../model.js';
import type { Resolve } from '../references.js';

export interface Place {
  title?: Text;
  wrong?: Text;
  /** A value that would do. */
  example?: unknown;
}

/** What the schema says about the place of a value: the nearest title on the way to it, and its own words for what is wrong. */
export function describePlace(schema: Schema, at: readonly string[], instance: unknown, resolve: Resolve): Place {
  let here = expand(schema, instance, resolve);
  let title: Text | undefined;
  let value = instance;
  for (const step of at) {
    value = childOf(value, step);
    here = here.flatMap((part) => expand(stepInto(part, step), value, resolve));
    title = (here.find((part) => part['x-title'])?.['x-title'] as Text | undefined) ?? title;
  }
  const wrong = here.find((part) => part['x-wrong'])?.['x-wrong'] as Text | undefined;
  return { title, wrong, example: here.find((part) => part.examples)?.examples?.[0] };
}

export function valueAt(instance: unknown, at: readonly string[]): unknown {
  return at.reduce(childOf, instance);
}

function childOf(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<string, unknown>)[step]
    : undefined;
}

function stepInto(schema: SchemaObject, step: string): Schema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, step)) return schema.properties[step];
  return /^\d+$/.test(step) ? schema.items : undefined;
}

/** A schema and all that it refers to or is composed of at the same place, its own words first. */
function expand(schema: Schema | undefined, instance: unknown, resolve: Resolve): SchemaObject[] {
  if (typeof schema !== 'object') return [];
  const referred = schema.$ref === undefined ? [] : expand(resolve(schema.$ref), instance, resolve);
  const composed = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...chosen(schema, instance)];
  return [schema, ...referred, ...composed.flatMap((part) => expand(part, instance, resolve))];
}

function chosen(schema: SchemaObject, instance: unknown): readonly Schema[] {
  const tag = (schema.discriminator as { propertyName: string } | undefined)?.propertyName;
  if (tag === undefined) return schema.oneOf ?? [];
  const value = childOf(instance, tag);
  const option = schema.oneOf?.find((part) => {
    const named = typeof part === 'object' && part.properties?.[tag];
    return typeof named === 'object' && named.const === value;
  });
  return option === undefined ? [] : [option];
}
