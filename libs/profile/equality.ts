import type { Json, PathSpec, Schema, SchemaObject } from '#contracts';
import { isRecord } from './fact.js';
import { sameName, sameText } from './fold-name.js';

type SameText = (a: string, b: string) => boolean;

const without =
  (blanks: RegExp): SameText =>
  (a, b) =>
    a.replace(blanks, '').toUpperCase() === b.replace(blanks, '').toUpperCase();

const exactly: SameText = (a, b) => a === b;

/** A birth date known to the year agrees with one known to the day. */
const asFarAsKnown: SameText = (a, b) => a.startsWith(b) || b.startsWith(a);

/** How texts of a format are compared; any other format exactly, and a text without format as it is read aloud. */
const formats: Readonly<Record<string, SameText>> = {
  name: sameName,
  'partial-date': asFarAsKnown,
  email: without(/\s/g),
  iban: without(/\s/g),
  phone: without(/[\s()./-]/g),
};

/** Do two values of a path say the same, by what its schema says they are. */
export function sameValue(path: Pick<PathSpec, 'schema'>, a: Json, b: Json): boolean {
  return same(path.schema, a, b);
}

function same(schema: SchemaObject, a: Json, b: Json): boolean {
  if (typeof a === 'string' && typeof b === 'string') return comparison(schema)(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return sameLists(part(schema.items), a, b);
  if (isRecord(a) && isRecord(b)) return sameRecords(schema, a, b);
  return a === b;
}

function comparison(schema: SchemaObject): SameText {
  if (schema.format !== undefined) return formats[schema.format] ?? exactly;
  return schema.enum !== undefined || schema.const !== undefined ? exactly : sameText;
}

/** In any order: nobody means anything by the order of former names. */
function sameLists(items: SchemaObject, a: readonly Json[], b: readonly Json[]): boolean {
  const left = [...b];
  return (
    a.length === b.length &&
    a.every((entry) => {
      const match = left.findIndex((other) => same(items, entry, other));
      return match !== -1 && left.splice(match, 1).length === 1;
    })
  );
}

function sameRecords(schema: SchemaObject, a: Record<string, Json>, b: Record<string, Json>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => {
    const [one, other] = [a[key], b[key]];
    if (one === undefined || other === undefined) return one === other;
    return same(part(schema.properties?.[key]), one, other);
  });
}

const part = (schema: Schema | undefined): SchemaObject => (typeof schema === 'object' ? schema : {});
