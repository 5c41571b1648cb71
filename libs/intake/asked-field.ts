import type { Contracts, PathSpec, SchemaObject, Text } from '#contracts';

/** One field of a page: a path, or a leaf of a list that only some of its entries need. */
export interface AskedField {
  /** As `Needs.formOrder` names it; the name of its form fields, too. */
  readonly field: string;
  readonly spec: PathSpec;
  readonly schema: SchemaObject;
  readonly question: Text;
  readonly help?: Text;
  /** Some agency needs an answer; otherwise it takes one that is given. Behind an opener: once that is answered yes. */
  readonly needed: boolean;
  /** An earlier answer has settled that it is needed, whatever the opener in front of it. */
  readonly settled: boolean;
  /** Who uses the answer. */
  readonly agencies: readonly string[];
}

/** The leaf of a list's entries that a field is, such as `otherParentConsent` of `family.children[].otherParentConsent`. */
export function entryLeafOf(field: string): { list: string; leaf: string } | undefined {
  const [list, leaf] = field.split('[].');
  return list !== undefined && leaf !== undefined ? { list, leaf } : undefined;
}

/** Of a group that is not there yet, such as an address, pages ask at its first field only. */
export function askedOnce({ groups }: Pick<Contracts, 'groups'>, spec: PathSpec): PathSpec {
  const group = groups.find(({ facts }) => facts.indexOf(spec.fact) > 0);
  if (!group) return spec;
  const reasons = spec.absence?.filter((reason) => reason !== group.open) ?? [];
  return { ...spec, absence: reasons.length > 0 ? reasons : undefined };
}

/** The fields of facts that are asked by themselves: every part of each, without an opener in front. */
export function fieldsOf(
  contracts: Pick<Contracts, 'getFact' | 'groups'>,
  facts: readonly string[],
  agencies: readonly string[] = [],
): AskedField[] {
  return facts.flatMap((fact) =>
    contracts.getFact(fact).paths.map((path) => {
      const { opener: _, ...spec } = askedOnce(contracts, path);
      const { schema, question, help } = spec;
      return { field: spec.path, spec, schema, question, help, needed: true, settled: true, agencies };
    }),
  );
}

/** A yes/no question in front of fields whose silence means no. Fields with the same words share it. */
export interface Opener {
  /** The name of its form field. */
  readonly name: string;
  readonly question: Text;
  readonly fields: readonly AskedField[];
  /** Openers that are asked only after a yes to this one. */
  readonly inner: readonly Opener[];
}

/** A page in the order of its fields: those that are asked, and openers with what they open. */
export type PagePart = { kind: 'field'; field: AskedField } | { kind: 'opener'; opener: Opener };

/** An opener is asked unless an earlier answer has settled it: then an agency needs one of its fields in any case. */
export function partsOf(fields: readonly AskedField[]): PagePart[] {
  const parts: PagePart[] = [];
  const openers = new Map<string, Mutable<Opener>>();
  for (const field of fields) {
    const words = openerOf(field, fields);
    if (words === undefined) {
      parts.push({ kind: 'field', field });
      continue;
    }
    const known = openers.get(words.en);
    if (known) {
      known.fields.push(field);
      continue;
    }
    const opener = { name: `opener:${field.field}`, question: words, fields: [field], inner: [] };
    openers.set(words.en, opener);
    const outer = [...openers.values()].find((one) => one.fields.some(({ spec }) => spec.path === field.spec.within));
    if (outer) outer.inner.push(opener);
    else parts.push({ kind: 'opener', opener });
  }
  return parts;
}

type Mutable<O extends Opener> = Omit<O, 'fields' | 'inner'> & { fields: AskedField[]; inner: Opener[] };

function openerOf({ spec }: AskedField, fields: readonly AskedField[]): Text | undefined {
  const { opener } = spec;
  if (opener === undefined) return undefined;
  const siblings = fields.filter(({ spec: other }) => other.opener?.en === opener.en);
  return siblings.length > 1 && siblings.some(({ settled }) => settled) ? undefined : opener;
}

/** Every opener of a page, outer ones before those within. */
export function openersOf(fields: readonly AskedField[]): Opener[] {
  const withInner = (opener: Opener): Opener[] => [opener, ...opener.inner.flatMap(withInner)];
  return partsOf(fields).flatMap((part) => (part.kind === 'opener' ? withInner(part.opener) : []));
}

export type Answer = 'yes' | 'no' | undefined;

/** The fields of a page that apply and those that do not, by how its openers were answered. */
export function applying(
  fields: readonly AskedField[],
  answerTo: (opener: Opener) => Answer,
): { asked: AskedField[]; none: AskedField[]; unanswered: Opener[] } {
  const found = { asked: [] as AskedField[], none: [] as AskedField[], unanswered: [] as Opener[] };
  const close = (opener: Opener): void => {
    found.none.push(...opener.fields);
    opener.inner.forEach(close);
  };
  const take = (opener: Opener): void => {
    const answer = answerTo(opener);
    if (answer === undefined) found.unanswered.push(opener);
    if (answer === 'no') return close(opener);
    if (answer === 'yes') {
      found.asked.push(...opener.fields);
      opener.inner.forEach(take);
    }
  };
  for (const part of partsOf(fields)) {
    if (part.kind === 'field') found.asked.push(part.field);
    else take(part.opener);
  }
  return found;
}
