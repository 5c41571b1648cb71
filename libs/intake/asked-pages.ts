import type { Contracts, Json, PathSpec, SchemaObject, Text } from '#contracts';
import { startTopic, type Evaluation, type Needs } from '#needs';
import type { Given } from '#profile';
import { askedOnce, entryLeafOf, type AskedField } from './asked-field.js';

/** A page of the form as this person gets it: only what no earlier answer has settled. */
export interface AskedPage {
  readonly topic: string;
  /** Among all pages that the topic can have, from 1: the same whatever is answered, in this window or in another. */
  readonly number: number;
  readonly key: string;
  readonly fields: readonly AskedField[];
}

/** The topic that is signed at the end, and is no page of its own. */
export const signedTopic = 'declarations';

/**
 * The combined form for what is given so far, generated from what the agencies need. A field is on a page when an agency
 * that takes part needs it, or may see it where pages offer it; a field behind an opener also when it would be, were the
 * opener answered yes.
 * @param isSettled what another person of the household has said for all
 * @param saidNo fields whose opener was answered no: what is asked because of them is not asked either
 */
export function askedPages(
  contracts: Contracts,
  needs: Needs,
  given: Given,
  isSettled: (fact: string) => boolean = () => false,
  saidNo: ReadonlySet<string> = new Set(),
): AskedPage[] {
  const present: Supposed = { given, evaluation: needs.evaluate(given) };
  const isStarted = [...present.evaluation.agencies.values()].every(({ takesPart }) => takesPart !== undefined);
  const ifYes = opened(contracts, needs, present);
  const supposedFor = ({ opener }: PathSpec): Supposed | undefined =>
    opener === undefined ? present : ifYes.get(opener.en);
  const pages: AskedPage[] = [];
  const count = new Map<string, number>();
  for (const { topic, fields } of needs.formOrder()) {
    const number = (count.get(topic) ?? 0) + 1;
    count.set(topic, number);
    if (topic === signedTopic || (topic !== startTopic && !isStarted)) continue;
    const asked = fields.flatMap((field): AskedField[] => {
      const spec = askedOnce(contracts, contracts.getPath(entryLeafOf(field)?.list ?? field));
      if (isSettled(spec.fact) || isIdle(needs, topic, field, saidNo)) return [];
      if (topic === startTopic) return [askedField(field, spec, contracts.agencies, true, true)];
      const supposed = supposedFor(spec);
      const agencies = supposed ? usersOf(needs, supposed.evaluation, field) : [];
      if (!supposed || agencies.length === 0) return [];
      const needed = isNeeded(supposed.evaluation, field);
      const around = spec.within === undefined ? present : supposedFor(contracts.getPath(spec.within));
      if (!needed && !(around && isOffered(contracts, needs, spec, around.given))) return [];
      return [askedField(field, spec, agencies, needed, isNeeded(present.evaluation, field))];
    });
    const shown = withoutLoneLeaves(asked);
    if (shown.some(({ needed, spec }) => needed || spec.opener))
      pages.push({ topic, number, key: `${topic}-${number}`, fields: shown });
  }
  return pages;
}

/** What would be needed, were this given. */
interface Supposed {
  readonly given: Given;
  readonly evaluation: Evaluation;
}

/** In one of its situations, never while it is unknown whether one holds; always where it names none. */
function isOffered(contracts: Contracts, needs: Needs, { offered }: PathSpec, given: Given): boolean {
  return (
    offered === undefined || offered.some((name) => needs.holds(contracts.situations[name] ?? false, given) === true)
  );
}

/** Of the same topic, and asked only because of something that there is none of. */
function isIdle(needs: Needs, topic: string, field: string, saidNo: ReadonlySet<string>): boolean {
  return (
    topic !== startTopic &&
    [...needs.dependsOn(field)].some((other) => saidNo.has(other) && other.split('.')[0] === field.split('.')[0])
  );
}

/** "Does your spouse have a CPR number?" is no question to somebody who is asked nothing else of a spouse. */
function withoutLoneLeaves(fields: readonly AskedField[]): AskedField[] {
  const isLeaf = ({ spec }: AskedField): boolean => spec.path !== spec.fact;
  return fields.filter(
    (field) =>
      !isLeaf(field) ||
      !field.spec.opener ||
      fields.some((other) => other.spec.fact === field.spec.fact && !other.spec.opener),
  );
}

function usersOf(needs: Needs, { agencies }: Evaluation, field: string): string[] {
  const path = field;
  return [...agencies]
    .filter(
      ([agency, { takesPart, forbidden, hidden }]) =>
        takesPart === true && needs.maySee(agency, path) && !forbidden.includes(path) && !hidden.includes(path),
    )
    .filter(([, { needed }]) => !field.includes('[].') || needed.includes(path))
    .map(([agency]) => agency);
}

const isNeeded = ({ agencies }: Evaluation, field: string): boolean =>
  [...agencies.values()].some(({ takesPart, needed }) => takesPart === true && needed.includes(field));

/**
 * By the words of an opener what would be needed, were it answered yes. Without an entry: what is asked behind it is
 * asked in situations only, and none of it would be needed or may be seen already, such as the job of a child.
 */
function opened(contracts: Contracts, needs: Needs, { given, evaluation: present }: Supposed): Map<string, Supposed> {
  const groups = new Map<string, string[]>();
  for (const { opener, path } of contracts.paths)
    if (opener) groups.set(opener.en, [...(groups.get(opener.en) ?? []), path]);
  const supposed = new Map<string, Supposed>();
  for (const [words, paths] of groups) {
    const values = new Map(given.values);
    for (const path of paths) if (!values.has(path)) values.set(path, placeholder(contracts.getPath(path)));
    const evaluation = needs.evaluate({ ...given, values });
    const askers = (path: string): string[] => contracts.agencies.filter((agency) => needs.isSituational(agency, path));
    const isOf = (path: string): boolean =>
      isNeeded(evaluation, path) || usersOf(needs, present, path).some((agency) => askers(path).includes(agency));
    if (paths.every((path) => askers(path).length === 0) || paths.some(isOf))
      supposed.set(words, { given: { ...given, values }, evaluation });
  }
  return supposed;
}

/** Something of the right kind, for a question whose answer nobody knows yet. */
function placeholder({ schema }: PathSpec): Json {
  if (schema.type === 'array') return [{}];
  if (schema.type === 'object') return {};
  return schema.type === 'string' ? '?' : 0;
}

function askedField(
  field: string,
  spec: PathSpec,
  agencies: readonly string[],
  needed: boolean,
  settled: boolean,
): AskedField {
  const leaf = entryLeafOf(field)?.leaf;
  const items = (spec.schema.items ?? {}) as SchemaObject;
  const schema = leaf === undefined ? spec.schema : ((items.properties?.[leaf] ?? {}) as SchemaObject);
  const title = (leaf === undefined ? undefined : (schema['x-question'] as Text | undefined)) ?? spec.question;
  const help = leaf === undefined ? spec.help : (schema['x-help'] as Text | undefined);
  return { field, spec, schema, question: title, help, needed, settled, agencies };
}
