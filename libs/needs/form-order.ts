import type { Contracts } from '#contracts';
import type { CompileCondition } from './compile-condition.js';
import { dependenciesOf, type Dependencies } from './form-dependencies.js';
import type { NeedRules } from './need-rules.js';
import { listOf } from './path.js';

/** A page of the combined form. A field is a path, or a leaf of a list that only some entries need. */
export interface Page {
  readonly topic: string;
  readonly fields: readonly string[];
}

export interface FormOrder {
  readonly pages: readonly Page[];
  readonly waitsFor: Dependencies;
}

export const startTopic = 'start';

/**
 * The combined form: the start page with what decides who takes part, one with what can change that and whether it is
 * asked at all, then the topics in their order, each on as many
 * pages as it takes that no field shares a page with a value on which its being asked depends. So a page is right as
 * it was sent, without JavaScript. A topic goes on while it has fields that wait for nothing any more; one that has to
 * wait for another topic comes back after it.
 */
export function formOrderOf(contracts: Contracts, rules: readonly NeedRules[], compile: CompileCondition): FormOrder {
  const fields = fieldsOf(contracts, rules);
  const deciding = new Set(rules.flatMap((rule) => [...rule.takesPart.needs]));
  const beside = new Set([...rules.flatMap((rule) => [...rule.takesPart.paths]), ...valuesBefore(deciding, rules)]);
  const isPlain = (field: string): boolean => contracts.findPath(field)?.silence === undefined;
  const start = fields.filter((field) => deciding.has(field) && isPlain(field));
  const next = fields.filter((field) => beside.has(field) && isPlain(field) && !start.includes(field));
  const pages: Page[] = [start, next]
    .filter((page) => page.length > 0)
    .map((page) => ({ topic: startTopic, fields: page }));

  const left = new Set(fields.filter((field) => ![...start, ...next].includes(field)));
  const waitsFor = dependenciesOf(contracts, rules, left, compile);
  const topicOf = (field: string): string => contracts.getPath(listOf(field)).topic;
  while (left.size > 0) {
    const page = nextPage(left, waitsFor, topicOf, pages.at(-1)?.topic);
    for (const field of page.fields) left.delete(field);
    pages.push(page);
  }
  return { pages, waitsFor };
}

/** Whether these are asked at all, such as the job of a child, depends on these values. */
const valuesBefore = (fields: ReadonlySet<string>, rules: readonly NeedRules[]): string[] =>
  rules
    .flatMap((rule) => rule.branches)
    .filter(({ requires }) => requires.some((path) => fields.has(path)))
    .flatMap(({ when }) => [...when.values]);

function nextPage(
  left: ReadonlySet<string>,
  waitsFor: Dependencies,
  topicOf: (field: string) => string,
  lastTopic: string | undefined,
): Page {
  const isFree = (field: string): boolean => ![...(waitsFor.get(field) ?? [])].some((other) => left.has(other));
  const free = [...left].filter(isFree);
  const topic = free.map(topicOf).find((one) => one === lastTopic) ?? topicOf(free[0] as string);
  return { topic, fields: free.filter((field) => topicOf(field) === topic) };
}

/** What the form may ask, in the order of the profile: listed by an agency, issued by none. */
function fieldsOf(contracts: Contracts, rules: readonly NeedRules[]): string[] {
  const listed = new Set(rules.flatMap((rule) => rule.lists));
  const conditionalLeaves = new Set(rules.flatMap((rule) => rule.conditionalLeaves));
  return contracts.paths
    .filter(({ path, issuedBy, derived }) => listed.has(path) && !issuedBy?.length && derived === undefined)
    .flatMap(({ path }) => [path, ...[...conditionalLeaves].filter((leaf) => listOf(leaf) === path)]);
}
