import type { Segment } from '#contracts';
import type { CaseAsShown, ShownQuestion } from '#case-copy';
import type { Role } from '#intake';
import type { Visit } from '#pages';
import type { AnsweredDispute, Dispute, Party } from '#case-reading';

/** Somebody of the household, as a link to their case. */
export interface Member {
  place: number;
  name: string;
}

/** One person's case, as a page shows it in the language of whoever looks at it. */
export interface CaseOnPage {
  visit: Visit;
  /** Of the person in the application; 0 is the applicant. */
  place: number;
  /** Everybody, in the order of the application. */
  household: readonly Member[];
  submittedAt: string;
  shown: CaseAsShown;
  parties: readonly Party[];
  disputes: readonly Dispute[];
  answered: readonly AnsweredDispute[];
  questions: readonly ShownQuestion[];
  /** By place how many answers others of the household still owe, where it is any. */
  othersOwe: ReadonlyMap<number, number>;
  /** Who else was asked for a part of this person's answers and has not given it yet. */
  asked: readonly Role[];
  segments: readonly Segment[];
}

/** An address of a person's case pages; `done` says what was just done, `of` to what. */
export function caseAddress(place: number, page = '', done?: string, of: readonly string[] = []): string {
  const query = [
    ...(place === 0 ? [] : [`person=${place}`]),
    ...(done === undefined ? [] : [`done=${done}`]),
    ...(of.length === 0 ? [] : [`of=${of.join(',')}`]),
  ];
  return `/case${page && `/${page}`}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
