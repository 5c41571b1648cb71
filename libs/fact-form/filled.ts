import type { Json, SchemaObject } from '#contracts';
import { type Form, formFrom, overlaid, type Reader } from '#pages';
import type { AskedField } from '#intake';
import type { FactValues } from './read-facts.js';
import { keyOf } from './shown/show-value.js';
import { absentField, isDocument, NONE, shapeOf } from './shape.js';

/** By field name the texts with which a value stands in its fields: what is shown before anybody typed. */
export type Texts = Record<string, string[]>;

/** @param values by field name, such as `identity.birthDate` */
export function filledForm(values: Iterable<readonly [string, SchemaObject, Json | undefined]>): Form {
  const texts: Texts = {};
  for (const [name, schema, value] of values) if (value !== undefined) fill(texts, name, schema, value);
  return formFrom(texts);
}

/** What is known of facts stands in their fields, and why there is none; a field is empty where its value is covered. */
export function filledWith(
  fields: readonly AskedField[],
  values: FactValues,
  absent: ReadonlyMap<string, string>,
  { coversPlace }: Pick<Reader, 'coversPlace'>,
): Form {
  const open = fields.filter(({ spec }) => !coversPlace || !spec.place || isDocument(spec));
  const filled = filledForm(open.map((one) => [one.field, one.schema, valueAt(one, values)]));
  const reasons = fields.flatMap(({ field, spec }) => {
    const reason = absent.get(spec.fact);
    return reason === undefined ? [] : [[absentField(field), reason] as const];
  });
  return overlaid(filled, formFrom(Object.fromEntries(reasons)));
}

function valueAt({ field, spec: { path, fact } }: AskedField, values: FactValues): Json | undefined {
  const value = values.get(fact);
  return path === fact ? value : (value as Record<string, Json> | undefined)?.[field.slice(fact.length + 1)];
}

function fill(texts: Texts, name: string, schema: SchemaObject, value: Json): void {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'date':
      return fillDate(texts, name, value as string);
    case 'group':
      for (const { name: leaf, schema: inner } of shape.leaves) {
        const part = (value as Record<string, Json | undefined>)[leaf];
        if (part !== undefined) fill(texts, `${name}.${leaf}`, inner, part);
      }
      return;
    case 'document':
      return fillDocument(texts, name, value as { documentId: string } | { absent: string });
    case 'lines':
      texts[name] = [(value as string[]).join('\n')];
      return;
    case 'entries': {
      const items = value as Json[];
      texts[`${name}.count`] = [String(items.length)];
      items.forEach((item, index) => fill(texts, `${name}.${index}`, shape.item, item));
      return;
    }
    case 'choice':
    case 'yesNo':
    case 'confirm':
    case 'number':
    case 'text':
      texts[name] = [value === null ? NONE : keyOf(value)];
  }
}

function fillDocument(texts: Texts, name: string, value: { documentId: string } | { absent: string }): void {
  if ('absent' in value) texts[absentField(name)] = [value.absent];
  else texts[`${name}.documentId`] = [value.documentId];
}

function fillDate(texts: Texts, name: string, value: string): void {
  if (value === 'open') texts[`${name}.open`] = ['open'];
  const [year, month, day] = value === 'open' ? [] : value.split('-');
  for (const [part, text] of Object.entries({ day, month, year }))
    if (text !== undefined) texts[`${name}.${part}`] = [String(Number(text))];
}
