import type { Json, SchemaObject, Text } from '#contracts';
import type { Form } from '#pages';
import { exactDate, exactText } from './as-typed.js';
import { formProblems, numberProblem } from './form-problems.js';
import { absentField, reasonsIn, shapeOf, valueOfChoice } from './shape.js';

/** What has to be corrected, at which field. */
export interface FieldProblem {
  /** The field's name. */
  name: string;
  message: Text;
  /** Nothing stands there yet: there is nothing to correct. */
  isMissing?: true;
}

export interface Read {
  /** Undefined where nothing was filled in. */
  value?: Json;
  problems: readonly FieldProblem[];
}

const nothing: Read = { problems: [] };
const read = (value: Json): Read => ({ value, problems: [] });
const wrong = (name: string, message: Text): Read => ({ problems: [{ name, message }] });

/** The documents that were kept for file fields of this form, by field name. */
export type KeptFiles = ReadonlyMap<string, { documentId: string } | { problem: Text }>;

/** A value from its fields. It only has to be a value: whether it holds is for the contracts to say. */
export function readValue(form: Form, name: string, schema: SchemaObject, files: KeptFiles): Read {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'choice':
      return readText(form, name, (sent) => valueOfChoice(shape.schema, sent));
    case 'yesNo':
      return readText(form, name, (sent) => sent === 'true');
    case 'confirm':
      return readText(form, name, (sent) => (sent === 'true' ? true : undefined));
    case 'text':
      return readText(form, name, (sent) => exactText(schema, sent));
    case 'date':
      return readDate(form, name, shape);
    case 'number':
      return readNumber(form, name, schema);
    case 'document':
      return readDocument(form, name, files, reasonsIn(schema));
    case 'lines':
      return readLines(form, name, shape.item);
    case 'entries':
      return readEntries(form, name, shape.item, files);
    case 'group':
      return readGroup(form, name, shape.leaves, files);
  }
}

function readText(form: Form, name: string, valueOf: (sent: string) => Json | undefined): Read {
  const sent = form.text(name);
  const value = sent === '' ? undefined : valueOf(sent);
  return value === undefined ? nothing : read(value);
}

function readDate(form: Form, name: string, { partial, open }: { partial: boolean; open: boolean }): Read {
  if (open && form.has(`${name}.open`)) return read('open');
  const typed = (part: string): string => form.text(`${name}.${part}`);
  const { day, month, year } = exactDate({ day: typed('day'), month: typed('month'), year: typed('year') });
  if (day + month + year === '') return nothing;
  const text = dateOf(year, month, day, partial);
  if (text === undefined) return wrong(`${name}.day`, partial ? formProblems.partialDate : formProblems.date);
  return isDay(text) ? read(text) : wrong(`${name}.day`, formProblems.noSuchDay);
}

/** As much of a date as was written; undefined where that is too little. */
function dateOf(year: string, month: string, day: string, partial: boolean): string | undefined {
  const isWritten = /^\d{4}$/.test(year) && /^\d{0,2}$/.test(month) && /^\d{0,2}$/.test(day);
  if (!isWritten || (day !== '' && month === '')) return undefined;
  const parts = [year, month, day].filter((part) => part !== '').map((part) => part.padStart(2, '0'));
  return parts.length === 3 || partial ? parts.join('-') : undefined;
}

function isDay(text: string): boolean {
  const [year, month = '01', day = '01'] = text.split('-');
  const whole = `${year}-${month}-${day}`;
  const time = Date.parse(`${whole}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(whole);
}

/** Spaces and separators between groups of three digits are how people write large numbers; a decimal comma is Danish. */
function readNumber(form: Form, name: string, schema: SchemaObject): Read {
  const typed = form.text(name).replace(/\s|kr\.?$/gi, '');
  if (typed === '') return nothing;
  const plain = /^\d{1,3}([.,]\d{3})+$/.test(typed) ? typed.replace(/[.,]/g, '') : typed.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? read(Number(plain)) : wrong(name, numberProblem(schema));
}

function readDocument(form: Form, name: string, files: KeptFiles, reasons: readonly string[]): Read {
  const reason = form.text(absentField(name));
  if (reasons.includes(reason)) return read({ absent: reason });
  const sent = files.get(`${name}.file`);
  if (sent && 'problem' in sent) return wrong(`${name}.file`, sent.problem);
  const documentId = sent?.documentId ?? form.text(`${name}.documentId`);
  return documentId === '' || form.has(`${name}.forget`) ? nothing : read({ documentId });
}

function readLines(form: Form, name: string, item: SchemaObject): Read {
  const lines = form
    .text(name)
    .split(/\r?\n/)
    .map((line) => exactText(item, line.trim()));
  const filled = lines.filter((line) => line !== '');
  return filled.length === 0 ? nothing : read(filled);
}

function readEntries(form: Form, name: string, item: SchemaObject, files: KeptFiles): Read {
  const values: Json[] = [];
  const problems: FieldProblem[] = [];
  for (let index = 0; index < countOf(form, name); index += 1) {
    const entry = readValue(form, `${name}.${index}`, item, files);
    if (entry.value !== undefined) values.push(entry.value);
    problems.push(...entry.problems);
  }
  return values.length > 0 ? { value: values, problems } : { problems };
}

const MOST_ENTRIES = 50;

export function countOf(form: Form, name: string): number {
  const count = Number(form.text(`${name}.count`));
  return Number.isInteger(count) ? Math.max(0, Math.min(count, MOST_ENTRIES)) : 0;
}

function readGroup(
  form: Form,
  name: string,
  leaves: readonly { name: string; schema: SchemaObject }[],
  files: KeptFiles,
): Read {
  const value: Record<string, Json> = {};
  const problems: FieldProblem[] = [];
  for (const { name: leaf, schema } of leaves) {
    const part = readValue(form, `${name}.${leaf}`, schema, files);
    if (part.value !== undefined) value[leaf] = part.value;
    problems.push(...part.problems);
  }
  return Object.keys(value).length > 0 ? { value, problems } : { problems };
}
