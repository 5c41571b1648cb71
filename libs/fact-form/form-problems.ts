import type { SchemaObject, Text } from '#contracts';
import { showTypedNumber } from '#pages';
import { inBoth, textsIn, type Texts } from '#texts';

const problemWords = textsIn('fieldProblem');

/** What is said of what was typed, before the contracts are asked. */
export const formProblem = (name: Exclude<keyof Texts['fieldProblem'], 'number' | 'wholeNumber'>): Text =>
  inBoth(problemWords, (words) => words[name]);

/** Of a number, with an example of the kind that is asked for. */
export function numberProblem({ type, examples = [] }: SchemaObject): Text {
  const example = Number(examples[0] ?? 48_500);
  return inBoth(problemWords, ({ wholeNumber, number }, language) =>
    (type === 'integer' ? wholeNumber : number)({ example: showTypedNumber(example, language) }),
  );
}
