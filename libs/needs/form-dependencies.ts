import type { Contracts, Schema } from '#contracts';
import type { CompileCondition } from './compile-condition.js';
import type { BranchRule, NeedRules } from './need-rules.js';
import { leafPath, listOf } from './path.js';

/** By field the fields that must be answered on an earlier page. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Whether a field is asked depends on what the conditions of its branches read, on the situations in which pages offer
 * it, and on who takes part at all. Two things are no dependency: a field
 * that has an opener of its own ("Do you have a job?") is offered anyway, so that another one is given tells it
 * nothing new; and fields that depend on each other in a circle have no order.
 */
export function dependenciesOf(
  contracts: Pick<Contracts, 'findPath' | 'situations'>,
  rules: readonly NeedRules[],
  fields: ReadonlySet<string>,
  compile: CompileCondition,
): Dependencies {
  const direct = new Map<string, Set<string>>([...fields].map((field) => [field, new Set()]));
  const add = (field: string, others: Iterable<string>): void => {
    for (const other of others) if (other !== field && fields.has(other)) direct.get(field)?.add(other);
  };
  for (const branch of rules.flatMap((rule) => rule.branches))
    for (const field of fieldsOf(branch)) {
      const hasOpener = contracts.findPath(field)?.silence !== undefined;
      add(field, hasOpener ? branch.when.values : branch.when.paths);
    }
  const deciders = [...fields].filter((field) => rules.some(({ takesPart }) => takesPart.paths.has(field)));
  for (const field of fields) {
    for (const name of contracts.findPath(field)?.offered ?? [])
      add(field, compile(contracts.situations[name] as Schema, name).values);
    if (!deciders.includes(field)) add(field, deciders);
    add(field, [listOf(field)]);
  }
  return withoutCircles(direct);
}

const fieldsOf = ({ requires, forbids, entries }: BranchRule): string[] => [
  ...requires,
  ...forbids,
  ...entries.flatMap(({ list, leaves }) => leaves.map((leaf) => leafPath(list, leaf))),
];

function withoutCircles(direct: Dependencies): Dependencies {
  const reach = new Map([...direct.keys()].map((field) => [field, reachable(direct, field)]));
  const leadsBack = (other: string, field: string): boolean => reach.get(other)?.has(field) === true;
  return new Map(
    [...direct].map(([field, others]) => [field, new Set([...others].filter((other) => !leadsBack(other, field)))]),
  );
}

function reachable(direct: Dependencies, from: string): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const other of direct.get(next) ?? []) {
      if (!seen.has(other)) open.push(other);
      seen.add(other);
    }
  }
  return seen;
}
