import type { Json, SchemaObject } from '#contracts';
import { findNamedCodes } from './shown/named-codes.js';

/** How a value is asked for. It follows from its schema alone, so that what an agency adds is asked for at once. */
export type Shape =
  | { kind: 'choice'; schema: SchemaObject; long: boolean; none: boolean }
  | { kind: 'yesNo' }
  | { kind: 'confirm' }
  | { kind: 'date'; partial: boolean; open: boolean }
  | { kind: 'number' }
  | { kind: 'text'; type: 'text' | 'email' | 'tel'; long: boolean; width: number }
  | { kind: 'document' }
  | { kind: 'lines'; item: SchemaObject }
  | { kind: 'entries'; item: SchemaObject; most: number }
  | { kind: 'group'; leaves: readonly { name: string; schema: SchemaObject; required: boolean }[] };

/** From so many options on, a list to choose from; fewer are all shown. */
const LONG_LIST = 8;

export function shapeOf(schema: SchemaObject): Shape {
  if (schema.enum) return choice(schema);
  if (schema.anyOf?.length) return nullable(schema);
  if (findNamedCodes(schema)) return { kind: 'choice', schema, long: true, none: false };
  if (schema.const === true) return { kind: 'confirm' };
  switch (schema.type) {
    case 'boolean':
      return { kind: 'yesNo' };
    case 'integer':
    case 'number':
      return { kind: 'number' };
    case 'array':
      return list(schema);
    case 'object':
      return object(schema);
    default:
      return text(schema);
  }
}

export const isDocument = ({ schema }: { schema: SchemaObject }): boolean => shapeOf(schema).kind === 'document';

function choice(schema: SchemaObject): Shape {
  const values = schema.enum ?? [];
  return { kind: 'choice', schema, long: values.length > LONG_LIST, none: values.includes(null) };
}

/** A country, or null for having no citizenship. */
function nullable(schema: SchemaObject): Shape {
  const [first] = (schema.anyOf as SchemaObject[]).filter((option) => option.type !== 'null');
  const shape = first ? shapeOf(first) : text(schema);
  return shape.kind === 'choice' ? { ...shape, none: true } : shape;
}

function list(schema: SchemaObject): Shape {
  const item = (schema.items ?? {}) as SchemaObject;
  const most = (schema.maxItems as number | undefined) ?? 20;
  return shapeOf(item).kind === 'text' ? { kind: 'lines', item } : { kind: 'entries', item, most };
}

function object(schema: SchemaObject): Shape {
  const properties = Object.entries(schema.properties ?? {}) as [string, SchemaObject][];
  if (schema.properties?.documentId) return { kind: 'document' };
  const required = new Set(schema.required ?? []);
  return {
    kind: 'group',
    leaves: properties.map(([name, leaf]) => ({ name, schema: leaf, required: required.has(name) })),
  };
}

const WIDEST = 60;

function text(schema: SchemaObject): Shape {
  const { format } = schema;
  if (format === 'date' || format === 'partial-date' || format === 'date-or-open')
    return { kind: 'date', partial: format === 'partial-date', open: format === 'date-or-open' };
  const most = (schema.maxLength as number | undefined) ?? widthOfPattern(schema) ?? WIDEST;
  const type = format === 'email' ? 'email' : format === 'phone' ? 'tel' : 'text';
  return { kind: 'text', type, long: most > 500, width: Math.min(most, WIDEST) };
}

/** A pattern that allows few characters makes a short field. */
function widthOfPattern({ pattern }: SchemaObject): number | undefined {
  const counted = /^\^\[[^\]]+\]\{(?:\d+,)?(\d+)\}\$$/.exec(pattern ?? '');
  return counted ? Number(counted[1]) : pattern !== undefined && pattern.length < 45 ? 10 : undefined;
}

/** The reasons with which a document inside a list or group may be left out: `{absent: reason}` in its place. */
export function reasonsIn(schema: SchemaObject): readonly string[] {
  const options = (schema.anyOf ?? []) as SchemaObject[];
  const absent = options.map(({ properties }) => properties?.absent).find((leaf) => typeof leaf === 'object');
  return (absent?.enum ?? []) as string[];
}

/** The field in which such a reason, or a fact's, is given. */
export const absentField = (name: string): string => `${name}!absent`;

/** The value that a choice sends for null. */
export const NONE = '-';

/** What a choice's text stands for: numbers stay numbers. Where the schema has no list, any code may be sent. */
export function valueOfChoice(schema: SchemaObject, sent: string): Json | undefined {
  if (sent === NONE) return null;
  if (!schema.enum) return sent;
  return schema.enum.find((value) => value !== null && String(value as string | number) === sent);
}
