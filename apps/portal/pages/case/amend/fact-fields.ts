import type { Contracts, Json, SchemaObject } from '#contracts';
import type { Statements } from '#intake';
import { signedTopic } from '../../application/asked-pages.js';
import { askedOnce, type AskedField, filledForm, saysNothing, type FactValues } from '#fact-form';
import type { Form } from '#pages';

/** The fields of facts after submission: every part of each, without an opener in front. */
export function fieldsOf(contracts: Contracts, facts: readonly string[], agencies: readonly string[]): AskedField[] {
  return facts.flatMap((fact) =>
    contracts
      .getFact(fact)
      .paths.map((path) => askedOnce(contracts, path))
      .map(({ opener: _, ...spec }) => ({
        field: spec.path,
        spec,
        schema: spec.schema,
        question: spec.question ?? spec.title,
        help: spec.help,
        needed: true,
        settled: true,
        agencies,
      })),
  );
}

/** A group that is not there yet, such as an address, is asked by its first fact, and answered on one page. */
export function factsAskedBy({ groups }: Contracts, statements: Statements, path: string): readonly string[] {
  const group = groups.find(({ facts, open }) => facts[0] === path && statements[path]?.absence === open);
  return group ? group.facts : [path];
}

/** What is known stands in the fields. */
export function filledWith(
  fields: readonly AskedField[],
  values: FactValues,
  absent: ReadonlyMap<string, string>,
): Form {
  const filled = filledForm(fields.map(({ field, schema, spec }) => [field, schema, valueAt(values, spec)]));
  const isAbsent = (name: string): string | undefined =>
    fields.flatMap(({ field, spec }) => (name === `${field}!absent` ? (absent.get(spec.fact) ?? []) : []))[0];
  return {
    ...filled,
    all: (name) => {
      const reason = isAbsent(name);
      return reason === undefined ? filled.all(name) : [reason];
    },
  };
}

function valueAt(values: FactValues, { path, fact }: { path: string; fact: string }): Json | undefined {
  const value = values.get(fact);
  return path === fact ? value : (value as Record<string, Json> | undefined)?.[path.slice(fact.length + 1)];
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

export const schemaOf = (contracts: Contracts, fact: string): SchemaObject => {
  const { paths } = contracts.getFact(fact);
  if (paths.length === 1 && paths[0]!.path === fact) return paths[0]!.schema;
  const properties = Object.fromEntries(
    paths.map(({ path, schema, title }) => [path.slice(fact.length + 1), { ...schema, 'x-title': title }]),
  );
  return { type: 'object', properties };
};
