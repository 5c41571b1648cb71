import type { Contracts, PathSpec, SchemaObject, Text } from '#contracts';
import type { NeedRules } from './need-rules.js';
import { leafPath } from './path.js';

/** One piece of information: a path of the profile, or a leaf of a list (`family.children[].name`). */
export interface Element {
  readonly path: string;
  readonly title: Text;
  readonly spec: PathSpec;
  readonly leaf?: string;
}

/** All that agencies may ask for or issue, in the order of the profile; a list stands there by its leaves. */
export function elementsOf(contracts: Pick<Contracts, 'paths'>): Element[] {
  return contracts.paths.flatMap((spec) => {
    if (spec.derived !== undefined) return [];
    return spec.leaves
      ? spec.leaves.map((leaf) => leafElement(spec, leaf))
      : [{ path: spec.path, title: spec.title, spec }];
  });
}

function leafElement(spec: PathSpec, leaf: string): Element {
  const schema = (spec.schema.items as SchemaObject).properties?.[leaf] as SchemaObject;
  return { path: leafPath(spec.path, leaf), title: schema['x-title'] as Text, spec, leaf };
}

/** Does the agency's dossier list it. */
export function lists(rules: NeedRules, { spec, leaf }: Element): boolean {
  return (
    rules.lists.includes(spec.path) && (leaf === undefined || rules.leaves.get(spec.path)?.includes(leaf) === true)
  );
}
