import type { Contracts, Text } from '#contracts';
import { elementsOf, lists } from './elements.js';
import type { NeedRules } from './need-rules.js';

/** What the agencies ask for, and what more than one of them asks for. What an agency issues it does not ask for. */
export interface Overlap {
  readonly paths: number;
  readonly byTwoOrMore: number;
  readonly byAll: number;
  readonly agencies: Readonly<Record<string, { readonly paths: number; readonly shared: number }>>;
  readonly rows: readonly { readonly path: string; readonly title: Text; readonly agencies: readonly string[] }[];
}

export function overlapOf(contracts: Pick<Contracts, 'paths'>, rules: readonly NeedRules[]): Overlap {
  const rows = elementsOf(contracts)
    .filter((element) => rules.some((agency) => lists(agency, element)))
    .map((element) => ({
      path: element.path,
      title: element.title,
      agencies: rules
        .filter((rule) => lists(rule, element) && !element.spec.issuedBy?.includes(rule.agency))
        .map(({ agency }) => agency),
    }));
  const shared = rows.filter(({ agencies }) => agencies.length >= 2);
  const askedBy = (agency: string) => (row: { agencies: string[] }) => row.agencies.includes(agency);
  return {
    paths: rows.length,
    byTwoOrMore: shared.length,
    byAll: rows.filter(({ agencies }) => agencies.length === rules.length).length,
    agencies: Object.fromEntries(
      rules.map(({ agency }) => [
        agency,
        { paths: rows.filter(askedBy(agency)).length, shared: shared.filter(askedBy(agency)).length },
      ]),
    ),
    rows,
  };
}
