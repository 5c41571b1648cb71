import { type Contracts, labelOf, type Json, type SchemaObject, type Text, titleOf } from '#contracts';
import { compareIn, showCountry, showDay, showNumber, showTime, type Language, type Reader } from '#pages';
import { findNamedCodes } from './named-codes.js';
import { textsIn } from '#texts';

const shownWords = textsIn('shown');

/** `x-labels` of an enum: by value the words for it. */
export type Labels = Readonly<Record<string, Text>>;

export const labelsOf = (schema: SchemaObject): Labels => (schema['x-labels'] as Labels | undefined) ?? {};

/** Countries are the one long list whose names come with the language, not with the schema. */
export const isCountry = (schema: SchemaObject): boolean =>
  Array.isArray(schema.enum) && schema.enum.length > 200 && schema.enum.includes('DK');

const isChosen = (schema: SchemaObject): boolean => schema.enum !== undefined || findNamedCodes(schema) !== undefined;

/** A choice that may also be null is an `anyOf` of the two. */
function choiceIn(schema: SchemaObject): SchemaObject {
  const options = (schema.anyOf ?? []) as SchemaObject[];
  return options.find(isChosen) ?? schema;
}

/** As it stands in a form and in `x-labels`. */
export const keyOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The words for one value that is chosen. */
export const wordFor = (schema: SchemaObject, value: Json, language: Language): string =>
  findWord(schema, value, language) ?? labelOf(schema, value)[language];

function findWord(schema: SchemaObject, value: Json, language: Language): string | undefined {
  const key = keyOf(value);
  const label = labelsOf(schema)[key];
  if (label) return label[language];
  return isCountry(schema) ? showCountry(key, language) : findNamedCodes(schema)?.nameOf(key, language);
}

export interface Choice {
  value: string;
  label: string;
}

/** What can be chosen, with its words; a long list as a reader of the language looks for it. */
export function choicesOf(schema: SchemaObject, language: Language): Choice[] {
  const choices = schema.enum ? listed(schema, language) : named(schema, language);
  const compare = compareIn(language);
  return choices.length > 12 ? choices.sort((one, other) => compare(one.label, other.label)) : choices;
}

/** Some values are taken where they come from elsewhere, but nobody has to choose them. */
const notOffered = (schema: SchemaObject): readonly Json[] => (schema['x-notOffered'] as Json[] | undefined) ?? [];

const listed = (schema: SchemaObject, language: Language): Choice[] =>
  (schema.enum ?? [])
    .filter((value) => value !== null && !notOffered(schema).includes(value))
    .map((value) => ({ value: String(value as string | number), label: wordFor(schema, value, language) }));

/** Of several codes with one name the first; what has no name is not offered. */
function named(schema: SchemaObject, language: Language): Choice[] {
  const byName = new Map<string, Choice>();
  for (const value of findNamedCodes(schema)?.codes ?? []) {
    const label = findWord(schema, value, language);
    if (label !== undefined && !byName.has(label)) byName.set(label, { value, label });
  }
  return [...byName.values()];
}

const isDay = (schema: SchemaObject): boolean => /^(?:date|partial-date|date-or-open)$/.test(schema.format ?? '');

/**
 * A value as a person reads it, in one line; lists are joined by semicolons. What tells where somebody lives may be
 * covered; that a paper was handed in tells nothing.
 */
export function showValue(schema: SchemaObject, value: Json, { language, coversPlace }: Reader): string {
  const isPaper = typeof value === 'object' && value !== null && 'documentId' in value;
  return coversPlace && schema['x-place'] === true && !isPaper
    ? shownWords({ language }).covered
    : inWords(schema, value, language);
}

function inWords(schema: SchemaObject, value: Json, language: Language): string {
  if (value === null) return labelsOf(schema).null?.[language] ?? shownWords({ language }).none;
  if (Array.isArray(value)) return showItems(schema, value, language);
  if (typeof value === 'object') return showObject(schema, value, language);
  if (isChosen(choiceIn(schema))) return wordFor(choiceIn(schema), value, language);
  if (typeof value === 'string') return showText(schema, value, language);
  if (typeof value === 'boolean') return showYesNo(schema, value, language);
  return schema['x-ungrouped'] === true ? String(value) : showNumber(value, language);
}

function showText(schema: SchemaObject, value: string, language: Language): string {
  const label = labelsOf(schema)[value];
  if (label) return label[language];
  if (value === 'open') return shownWords({ language }).open;
  if (schema.format === 'moment') return `${showDay(value, language)}, ${showTime(value, language)}`;
  return isDay(schema) ? showDay(value, language) : value;
}

const showYesNo = (schema: SchemaObject, value: boolean, language: Language): string =>
  labelsOf(schema)[String(value)]?.[language] ?? shownWords({ language })[value ? 'yes' : 'no'];

function showItems(schema: SchemaObject, items: readonly Json[], language: Language): string {
  const ofItem = (schema.items ?? {}) as SchemaObject;
  if (items.length === 0) return shownWords({ language }).none;
  return items.map((item) => inWords(ofItem, item, language)).join('; ');
}

function showObject(schema: SchemaObject, value: { [key: string]: Json }, language: Language): string {
  if (typeof value.documentId === 'string') return shownWords({ language }).document;
  const reasons = (schema['x-absenceLabels'] ?? {}) as Labels;
  if (typeof value.absent === 'string') return reasons[value.absent]?.[language] ?? value.absent;
  const properties = schema.properties ?? {};
  const names = [...Object.keys(properties), ...Object.keys(value).filter((name) => !(name in properties))];
  const shown = names.flatMap((name) => {
    const inner = value[name];
    if (inner === undefined) return [];
    const innerSchema = (properties[name] ?? {}) as SchemaObject;
    const text = inWords(innerSchema, inner, language);
    return [needsTitle(inner, innerSchema) ? `${titleOf(innerSchema, name)[language]}: ${text}` : text];
  });
  return shown.join(', ');
}

/** What does not say by itself what it is. */
const needsTitle = (value: Json, schema: SchemaObject): boolean =>
  typeof value === 'boolean' || typeof value === 'number' || isDay(schema);

/** Of a fact: that of its path, or of all its paths as one. */
export const schemaOf = (contracts: Contracts, fact: string): SchemaObject => {
  const { paths } = contracts.getFact(fact);
  if (paths.length === 1 && paths[0]!.path === fact) return paths[0]!.schema;
  const properties = Object.fromEntries(
    paths.map(({ path, schema, title }) => [path.slice(fact.length + 1), { ...schema, 'x-title': title }]),
  );
  return { type: 'object', properties };
};
