import type { Text } from '#contracts';
import { inBoth, textsIn, type Texts } from '#texts';

const problemWords = textsIn('changeProblem');

type PlainProblem = Exclude<keyof Texts['changeProblem'], 'unknownDocument' | 'beforeOther' | 'tooManyPersons'>;

/** Why a change of an application cannot be taken. */
export const changeProblem = (name: PlainProblem): Text => inBoth(problemWords, (words) => words[name]);

export const unknownDocument = (): Text =>
  inBoth(problemWords, (words) => words.unknownDocument({ request: 'POST /applications/{id}/documents' }));

export const beforeOther = (other: Text): Text =>
  inBoth(problemWords, (words, language) => words.beforeOther({ other: other[language] }));

export const tooManyPersons = (most: number): Text => inBoth(problemWords, (words) => words.tooManyPersons({ most }));
