import type { Json } from '#contracts';
import type { Evaluation } from '#needs';
import type { Given } from '#profile';
import type { Application, Person } from './application.js';
import { openersOf, type AskedField } from './asked-field.js';
import { askedPages, type AskedPage } from './asked-pages.js';
import { givenIn } from './given-in.js';
import { fromHousehold, type HouseholdRules } from './household.js';
import type { Statements } from './statements.js';

/** One person's part of an application, as its pages are made from it. */
export interface Draft {
  /** The place among the application's persons; 0 is the applicant. */
  readonly place: number;
  readonly person: Person;
  readonly facts: ReadonlyMap<string, Json>;
  readonly absent: ReadonlyMap<string, string>;
  readonly given: Given;
  readonly evaluation: Evaluation;
  readonly pages: readonly AskedPage[];
  /** Keys of the pages that were sent at least once, and names of the openers that were answered no. */
  readonly saved: ReadonlySet<string>;
}

/**
 * @param saved the keys of the pages that were sent, and the names of openers that were answered no
 * @param others what an employer or a school has said of this person: known, so not asked of the resident again
 */
export function draftOf(
  rules: HouseholdRules,
  application: Application,
  place: number,
  saved: ReadonlySet<string>,
  others: Statements = {},
): Draft | undefined {
  const person = application.persons[place];
  if (!person) return undefined;
  const { contracts, needs } = rules;
  const shared = fromHousehold(rules, application, person);
  const own = { ...shared, ...person.statements };
  const { facts, absent } = givenIn(contracts, own);
  const { given } = givenIn(contracts, { ...others, ...own });
  const open = new Set(needs.evaluate(given).questions.map(({ path }) => path));
  const isSettled = (fact: string): boolean =>
    (place > 0 && Object.hasOwn(shared, fact) && !open.has(fact)) ||
    (Object.hasOwn(others, fact) && !Object.hasOwn(own, fact));
  const before = askedPages(contracts, needs, given, isSettled);
  const saidNo = fieldsSaidNo(before, saved, facts);
  const pages = saidNo.size > 0 ? askedPages(contracts, needs, given, isSettled, saidNo) : before;
  return { place, person, facts, absent, given, evaluation: needs.evaluate(given), pages, saved };
}

/** Behind an opener that was answered no, or of a page that was sent, with nothing stated: the answer was no. */
export function fieldsSaidNo(
  pages: readonly AskedPage[],
  saved: ReadonlySet<string>,
  facts: ReadonlyMap<string, Json>,
): Set<string> {
  const openers = pages.flatMap(({ key, fields }) =>
    openersOf(fields).filter(({ name }) => saved.has(key) || saved.has(name)),
  );
  return new Set(
    openers
      .filter(({ fields }) => !fields.some((field) => isStated(field, facts)))
      .flatMap(({ fields }) => fields.map(({ field }) => field)),
  );
}

/** Whether more is said of a field than silence says: an empty list says no, and so may one of its values. */
export function isStated({ spec, field }: AskedField, facts: ReadonlyMap<string, Json>): boolean {
  const value = facts.get(spec.fact);
  if (value === undefined) return false;
  if (spec.path !== spec.fact) return (value as Record<string, Json>)[field.slice(spec.fact.length + 1)] !== undefined;
  return value !== spec.saysNo && !(Array.isArray(value) && value.length === 0);
}

/** Whether a field is answered, with a value or a reason for none. */
export function isAnswered({ spec, field }: AskedField, { facts, absent }: Pick<Draft, 'facts' | 'absent'>): boolean {
  if (absent.has(spec.fact)) return true;
  const value = facts.get(spec.fact);
  if (spec.path === spec.fact) return value !== undefined;
  return value !== undefined && (value as Record<string, Json>)[field.slice(spec.fact.length + 1)] !== undefined;
}

export interface TopicState {
  readonly topic: string;
  readonly pages: readonly AskedPage[];
  readonly state: 'done' | 'begun' | 'notStarted';
  /** Answers that an agency needs and that are still to be given here. */
  readonly left: number;
  readonly of: number;
  readonly agencies: ReadonlySet<string>;
}

/** The topics in the order of the form, each once, whatever the number of its pages. */
export function topicsOf(draft: Draft): TopicState[] {
  const topics = [...new Set(draft.pages.map(({ topic }) => topic))];
  const missing = new Set([...draft.evaluation.agencies.values()].flatMap(({ missing: facts }) => facts));
  return topics.map((topic) => {
    const pages = draft.pages.filter((page) => page.topic === topic);
    const fields = pages.flatMap((page) => page.fields);
    const needed = fields.filter(({ settled, spec }) => settled || missing.has(spec.fact));
    const left = needed.filter((field) => missing.has(field.spec.fact) && !isAnswered(field, draft)).length;
    const isSent = pages.every(({ key }) => draft.saved.has(key));
    const isBegun = pages.some(({ key }) => draft.saved.has(key)) || needed.length > left;
    return {
      topic,
      pages,
      state: isSent && left === 0 ? 'done' : isBegun ? 'begun' : 'notStarted',
      left,
      of: needed.length,
      agencies: new Set(fields.flatMap(({ agencies }) => agencies)),
    };
  });
}
