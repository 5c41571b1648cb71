import type { Json, Schema, SchemaObject, Text } from './model.js';

/**
 * What lists and errors call a path or leaf: `x-name` where its formal `x-title` is for registers; without either, its
 * own name in words.
 */
export function titleOf(schema: SchemaObject, name: string): Text {
  return ((schema['x-name'] ?? schema['x-title']) as Text | undefined) ?? inWords(name);
}

/** What stands at its field. */
export function questionOf(schema: SchemaObject, name: string): Text {
  return (schema['x-question'] as Text | undefined) ?? titleOf(schema, name);
}

/** The schema with title and question on every leaf, so that whoever shows one has words for it. */
export function withWords(schema: SchemaObject): SchemaObject {
  const leaves = Object.entries(schema.properties ?? {}).map(([name, leaf]) => [name, worded(leaf, name)]);
  return {
    ...schema,
    ...(schema.properties && { properties: Object.fromEntries(leaves) as SchemaObject['properties'] }),
    ...(typeof schema.items === 'object' && { items: withWords(schema.items) }),
  };
}

function worded(leaf: Schema, name: string): Schema {
  return typeof leaf === 'boolean'
    ? leaf
    : { ...withWords(leaf), 'x-title': titleOf(leaf, name), 'x-question': questionOf(leaf, name) };
}

/** What a value that is chosen is called. Countries have no labels: `Intl.DisplayNames` knows them. */
export function labelOf(schema: SchemaObject, value: Json): Text {
  const key = typeof value === 'string' ? value : JSON.stringify(value);
  return findWords(schema['x-labels'], key) ?? inWords(key);
}

/** Each reason for having none as a sentence of the resident. */
export function absenceLabelsOf(schema: SchemaObject, reasons: readonly string[]): Record<string, Text> {
  return Object.fromEntries(
    reasons.map((reason) => [reason, findWords(schema['x-absenceLabels'], reason) ?? inWords(reason)]),
  );
}

/** `library.cardNumber` -> `Card number`: better than nothing where nobody wrote words. */
export function inWords(name: string): Text {
  const spaced = name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/([a-z])([A-Z])/g, (_match, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return { da: capital(spaced), en: capital(spaced) };
}

function findWords(table: unknown, key: string): Text | undefined {
  const words = (table ?? {}) as Record<string, Text>;
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** As a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As within a sentence. */
export const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
