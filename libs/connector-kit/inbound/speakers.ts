import type { Problem } from '#contracts';
import { sameAsOne } from '#secrecy';
import type { EventsTokens } from '#settings';
import { textsInBoth } from '#texts';
import type { Report } from './report.js';

const says = textsInBoth('reportProblem');

/** For whom somebody speaks who has shown a token: for every organisation of the agency's kind, or for this one. */
export type Speaker = { readonly all: true } | { readonly recipient: string };

/** Undefined: nobody's token. */
export function speakerOf({ forAll, forOne }: EventsTokens, token: string): Speaker | undefined {
  const one = [...forOne].find(([, own]) => sameAsOne(token, own.accepted));
  if (one) return { recipient: one[0] };
  return forAll !== undefined && sameAsOne(token, forAll.accepted) ? { all: true } : undefined;
}

/** A report has for its source the organisation whose token came with it. */
export function sourceProblems(speaker: Speaker, { source }: Report, place: string): Problem[] {
  if ('all' in speaker || speaker.recipient === source) return [];
  return [{ path: `${place}source`, code: 'forbidden', message: says.speaksForAnother }];
}
