import type { SchemaObject, Text } from '#contracts';
import { showTypedNumber } from '#pages';
import { textsInBoth } from '#texts';

/** What is said of what was typed, before the contracts are asked. */
export const formProblems = textsInBoth('fieldProblem');

/** Of a number, with an example of the kind that is asked for. */
export function numberProblem({ type, examples = [] }: SchemaObject): Text {
  const number = Number(examples[0] ?? 48_500);
  const example = { da: showTypedNumber(number, 'da'), en: showTypedNumber(number, 'en') };
  return type === 'integer' ? formProblems.wholeNumber({ example }) : formProblems.number({ example });
}
