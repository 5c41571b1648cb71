import { textsInBoth } from '#texts';
import type { ErrorObject } from 'ajv';
import { ibanFault } from '../formats/iban.js';
import type { ProblemCode, Text } from '../model.js';

const says = textsInBoth('valueProblem');

/** Problems that no schema keyword reports. */
export const SAY = textsInBoth('factProblem');

/** By keyword. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  type: 'wrongType',
  format: 'wrongFormat',
  pattern: 'wrongFormat',
  enum: 'notInList',
  const: 'notInList',
  discriminator: 'notInList',
  required: 'missing',
  additionalProperties: 'unknown',
  'false schema': 'forbidden',
  minimum: 'outOfRange',
  maximum: 'outOfRange',
  minLength: 'tooShort',
  maxLength: 'tooLong',
  minItems: 'tooShort',
  maxItems: 'tooLong',
  minProperties: 'tooShort',
  maxProperties: 'tooLong',
};

type Wrong = Pick<ErrorObject, 'keyword' | 'params'>;

/** What stands in the place, which decides what is said and is never repeated; and what would do. */
interface There {
  value?: unknown;
  example?: unknown;
}

/** What is wrong in general; a schema's own `x-wrong` says it better where it has one. */
export function wordingFor(wrong: Wrong, there: There = {}): { code: ProblemCode; say: Text } {
  return { code: CODES[wrong.keyword] ?? 'invalid', say: textFor(wrong, there) ?? says.invalid };
}

function textFor({ keyword, params }: Wrong, { value, example }: There): Text | undefined {
  if (keyword === 'type') return typeText(String(params.type), example);
  if (params.format === 'iban') return says.ibans[ibanFault(String(value)) ?? 'checkDigits'];
  if (keyword === 'format') return find(says.formats, String(params.format));
  const text = find(says.keywords, keyword);
  const allowed = listed((params.allowedValues as unknown[] | undefined) ?? [params.allowedValue]);
  return typeof text === 'function' ? text({ limit: String(params.limit), allowed }) : text;
}

function typeText(type: string, example: unknown): Text | undefined {
  const text = find(says.types, type);
  const otherwise = type === 'integer' ? 1 : 37.5;
  return typeof text === 'function' ? text({ example: Number(example ?? otherwise) }) : text;
}

const find = <Group extends object>(group: Group, name: string): Group[keyof Group] | undefined =>
  Object.hasOwn(group, name) ? group[name as keyof Group] : undefined;

export const listed = (values: readonly unknown[]): string =>
  values
    .slice(0, 12)
    .map((value) => JSON.stringify(value))
    .join(', ');
