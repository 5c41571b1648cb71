import type { Contracts } from '#contracts';
import { saysNothing } from '#fact-form';
import { type AskedField, signedTopic, type Statements } from '#intake';
import type { Form } from '#pages';

/** A group that is not there yet, such as an address, is asked by its first fact, and answered on one page. */
export function factsAskedBy({ groups }: Contracts, statements: Statements, path: string): readonly string[] {
  const group = groups.find(({ facts, open }) => facts[0] === path && statements[path]?.absence === open);
  return group ? group.facts : [path];
}

/** An empty field of this kind can be an answer: no other names, no earlier stays. */
export const canBeNone = (field: AskedField): boolean => saysNothing({ ...field, needed: true });

/** The checkbox that says so. */
export const noneOf = ({ field }: AskedField): string => `${field}!none`;

/** Of fields that may be left for later: an empty one counts only where "none" is said. */
export const answerable = (fields: readonly AskedField[], form: Form): AskedField[] =>
  fields.map((field) => ({ ...field, needed: form.text(noneOf(field)) === 'yes' }));

/** What agencies issue is theirs to correct; what is declared and signed is no answer. */
export const isOwn = (contracts: Contracts, fact: string): boolean =>
  contracts
    .findFact(fact)
    ?.paths.every(
      ({ issuedBy, derived, topic }) => issuedBy === undefined && derived === undefined && topic !== signedTopic,
    ) ?? false;
