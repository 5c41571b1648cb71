import { danishDate, plus } from '#clock';
import type { Retention } from '#contracts';

export type RetentionRule = Retention['rules'][keyof Retention['rules']];

/** Of an application, what decides whether it may be erased. */
export interface Kept {
  /** ISO 8601; undefined: a draft. */
  readonly submittedAt?: string;
  /** Of each case: when its last part was decided or withdrawn; undefined while an agency has it still. */
  readonly endedAt: readonly (string | undefined)[];
}

/**
 * `now`: its owner may, and so may the rule · `from`: on that day the rule erases it, and nobody before · `undecided`: an
 * agency has it still, and no day is known.
 */
export type Erasable =
  | { readonly when: 'now'; readonly rule: RetentionRule }
  | { readonly when: 'from'; readonly day: string; readonly rule: RetentionRule }
  | { readonly when: 'undecided'; readonly rule: RetentionRule };

/**
 * A draft is its owner's alone. What was handed in is part of what authorities decide on: it stays until all have answered,
 * and as long after as the rule says (GDPR art. 17(3)(b)).
 * @param rule of what was handed in
 */
export function whenErasable(
  { submittedAt, endedAt }: Kept,
  { rules }: Retention,
  today: string,
  rule = rules.case,
): Erasable {
  if (submittedAt === undefined) return { when: 'now', rule: rules.draft };
  const ends = endedAt.filter((at) => at !== undefined);
  if (ends.length < endedAt.length || ends.length === 0) return { when: 'undecided', rule };
  const day = lastDay(rule, ends.sort().at(-1)!);
  return day <= today ? { when: 'now', rule } : { when: 'from', day, rule };
}

/** The rule of what was exchanged with one agency, which may have to be kept longer or shorter than a case as a whole. */
export const ruleOfPurpose = ({ rules, purposes }: Retention, agency: string): RetentionRule =>
  purposes?.[agency] ?? rules.case;

/** On this day the rule has what it is about erased. */
export const lastDay = ({ keeps }: RetentionRule, since: string | Date): string => plus(danishDate(since), keeps);
