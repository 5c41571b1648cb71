import type { Contracts, DossierSpec, LegalBasis, NeedSpec, SchemaObject, Text } from '#contracts';
import { elementsOf, lists, type Element } from './elements.js';
import type { BranchRule, EntryRule, NeedRules } from './need-rules.js';

export type NeedKind = 'always' | 'situation' | 'optional' | 'issued';

/** One thing that an agency may ever see: when, why and under which law. */
export interface Need {
  readonly path: string;
  readonly title: Text;
  readonly need: NeedKind;
  /** The situations in which it is needed; the branch's title where it is more than situations. */
  readonly situations: readonly string[];
  readonly purpose: Text;
  readonly legalBasis: readonly LegalBasis[];
}

export function needListOf(contracts: Pick<Contracts, 'paths'>, spec: DossierSpec, rules: NeedRules): Need[] {
  return elementsOf(contracts)
    .filter((element) => lists(rules, element))
    .map((element) => ({
      path: element.path,
      title: element.title,
      need: kindOf(element, rules),
      situations: [...new Set(rules.branches.filter((branch) => concerns(branch, element)).flatMap(situationsOf))],
      ...whyOf(element, spec),
    }));
}

/** What a branch requires or forbids depends on the situation; but what pages offer is optional, whoever must give it. */
function kindOf(element: Element, rules: NeedRules): NeedKind {
  const { path, spec } = element;
  if (spec.issuedBy?.includes(rules.agency)) return 'issued';
  if (rules.required.includes(path)) return 'always';
  const entries = [...rules.entries, ...rules.branches.flatMap((branch) => branch.entries)];
  const isRequired = rules.branches.some((branch) => branch.requires.includes(path)) && spec.offered === undefined;
  const isForbidden = rules.branches.some((branch) => branch.forbids.includes(path));
  const conditional = isRequired || isForbidden || entries.some((rule) => asksLeaf(rule, element));
  return conditional ? 'situation' : 'optional';
}

const concerns = (branch: BranchRule, element: Element): boolean =>
  branch.requires.includes(element.path) ||
  branch.forbids.includes(element.path) ||
  branch.entries.some((rule) => asksLeaf(rule, element));

const asksLeaf = (rule: EntryRule, { spec, leaf }: Element): boolean =>
  leaf !== undefined && rule.list === spec.path && rule.leaves.includes(leaf);

const situationsOf = ({ when, title, entries }: BranchRule): readonly string[] =>
  when.situations.length > 0 && entries.length === 0 ? when.situations : [title];

/** A leaf that names no purpose of its own has its list's. */
function whyOf({ spec: { path }, leaf }: Element, spec: DossierSpec): Pick<Need, 'purpose' | 'legalBasis'> {
  const { purpose, legalBasis } = spec.needs.get(path) as NeedSpec;
  const items = (spec.schema.properties?.[path] as SchemaObject | undefined)?.items as SchemaObject | undefined;
  const own = leaf === undefined ? undefined : (items?.properties?.[leaf] as SchemaObject | undefined);
  return {
    purpose: (own?.['x-purpose'] as Text | undefined) ?? purpose,
    legalBasis: (own?.['x-legalBasis'] as LegalBasis[] | undefined) ?? legalBasis,
  };
}
