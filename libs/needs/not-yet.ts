import type { FactGroup } from '#contracts';
import type { Given } from '#profile';
import type { Evaluation } from './evaluate.js';
import type { FactOrder } from './fact-order.js';
import type { Question } from './questions.js';

/**
 * What somebody will have and has not yet, such as an address. "Not yet" answers nothing: to conditions, needs and
 * dossiers it is as if nobody had been asked.
 */
export function withoutNotYet(groups: readonly FactGroup[], given: Given): Given {
  const open = groups.flatMap(({ facts, open }) => facts.filter((fact) => given.absent.get(fact) === open));
  if (open.length === 0) return given;
  return { ...given, absent: new Map([...given.absent].filter(([path]) => !open.includes(path))) };
}

/**
 * While the first fact of a group is not there yet, the group is missing as one and asked as one: by its name among what
 * is missing, by that first fact among the questions.
 */
export function askedAsOne(
  groups: readonly FactGroup[],
  order: FactOrder,
  given: Given,
  evaluation: Evaluation,
): Evaluation {
  return groups
    .filter(({ facts, open }) => given.absent.get(facts[0]) === open)
    .reduce((result, group) => collapsed(group, order, result), evaluation);
}

function collapsed({ name, facts }: FactGroup, order: FactOrder, evaluation: Evaluation): Evaluation {
  const isIn = (fact: string): boolean => facts.includes(fact);
  const [first] = facts;
  const inside = evaluation.questions.filter(({ path }) => isIn(path));
  const askers = new Set(inside.flatMap(({ agencies }) => agencies));
  const one: Question = { path: first, agencies: [...evaluation.agencies.keys()].filter((agency) => askers.has(agency)), group: name }; // prettier-ignore
  const others = evaluation.questions.filter(({ path }) => !isIn(path));
  const byPath = new Map([...others, ...(askers.size > 0 ? [one] : [])].map((question) => [question.path, question]));
  const questions = order.sorted(byPath.keys()).map((path) => byPath.get(path) as Question);
  const agencies = new Map(
    [...evaluation.agencies].map(([agency, needs]) => [
      agency,
      { ...needs, missing: [...new Set(needs.missing.map((fact) => (isIn(fact) ? name : fact)))] },
    ]),
  );
  return { ...evaluation, agencies, questions };
}
