import { type SchemaObject, type Text, small } from '#contracts';
import type { InputProblem } from '#http';
import type { AskedField } from '#intake';
import { formProblems, numberProblem } from './form-problems.js';
import type { FieldProblem } from './read-value.js';
import { shapeOf } from './shape.js';

/** A problem that the contracts name by fact and pointer, at the field where it is mended, in the words of a form. */
export function atField(problem: InputProblem, fields: readonly AskedField[]): FieldProblem {
  const { path, pointer, message } = problem;
  const own = fields.filter(({ spec }) => spec.fact === path);
  const steps = (pointer ?? '').split('/').slice(1);
  const leaf = own.find(({ field, spec }) => spec.path !== spec.fact && field === `${spec.fact}.${steps[0]}`);
  const at = leaf ?? own[0];
  if (!at) return { name: path, message };
  const { name, schema } = placeInside(at.field, at.schema, leaf ? steps.slice(1) : steps);
  const words = wordsOfForm(problem, schema);
  return { name, message: words ? entitled((schema['x-title'] as Text | undefined) ?? at.question, words) : message };
}

interface Place {
  name: string;
  schema: SchemaObject;
}

/** The form field that stands for a place inside a value. */
function placeInside(name: string, schema: SchemaObject, steps: readonly string[]): Place {
  const shape = shapeOf(schema);
  const [first, ...rest] = steps;
  if (shape.kind === 'date') return { name: `${name}.day`, schema };
  if (shape.kind === 'document') return { name: `${name}.file`, schema };
  if (shape.kind === 'entries')
    return first === undefined ? { name, schema } : placeInside(`${name}.${first}`, shape.item, rest);
  if (shape.kind === 'lines') return { name, schema: first === undefined ? schema : shape.item };
  if (shape.kind !== 'group') return { name, schema };
  const leaf = shape.leaves.find(({ name: one }) => one === first) ?? shape.leaves[0];
  return leaf ? placeInside(`${name}.${leaf.name}`, leaf.schema, rest) : { name, schema };
}

/** Where the contracts speak to whoever writes a request: a form has no values to write, it has something to choose. */
function wordsOfForm({ code }: InputProblem, schema: SchemaObject): Text | undefined {
  if (code === 'unfitText') return formProblems.unfitText;
  if (code === 'unknownDocument') return formProblems.missingDocument;
  if (!['wrongType', 'wrongFormat', 'notInList'].includes(code)) return undefined;
  const shape = shapeOf(schema);
  if (shape.kind === 'date') return shape.partial ? formProblems.partialDate : formProblems.date;
  if (shape.kind === 'document') return formProblems.missingDocument;
  if (shape.kind === 'number') return numberProblem(schema);
  return isChoice(shape.kind) && schema['x-wrong'] === undefined ? formProblems.missingChoice : undefined;
}

const isChoice = (kind: string): boolean => ['choice', 'yesNo', 'confirm'].includes(kind);

/** What is missing on a page, at the field where it is filled in. */
export function missingAt({ field, schema, question }: AskedField): FieldProblem {
  return { name: placeInside(field, schema, []).name, message: entitled(question, missing(schema)), isMissing: true };
}

function missing(schema: SchemaObject): Text {
  const { kind } = shapeOf(schema);
  if (isChoice(kind)) return formProblems.missingChoice;
  if (kind === 'document') return formProblems.missingDocument;
  return kind === 'date' ? formProblems.date : formProblems.missing;
}

/** @param question a title or a question: what is said of it stands behind a colon */
export function entitled(question: Text, words: Text): Text {
  const both = (language: keyof Text): string => `${bare(question[language])}: ${small(words[language])}`;
  return { da: both('da'), en: both('en') };
}

const bare = (question: string): string => question.replace(/[?.:]\s*$/, '');
