import type { Contracts } from '#contracts';
import { listOf } from './path.js';

/** How paths belong to facts, and in which order facts are asked. */
export interface FactOrder {
  /** The facts of the paths, each once, in `x-order`; without those that an agency issues: nobody can be asked for them. */
  askable: (paths: Iterable<string>) => readonly string[];
  sorted: (facts: Iterable<string>) => string[];
  pathsOf(fact: string): readonly string[];
  hasLeaves(path: string): boolean;
}

export function factOrder(contracts: Pick<Contracts, 'facts' | 'paths'>): FactOrder {
  const place = new Map<string, number>();
  const factOf = new Map<string, string>();
  const pathsOf = new Map(contracts.facts.map(({ fact, paths }) => [fact, paths.map(({ path }) => path)]));
  const lists = new Set<string>();
  for (const spec of contracts.paths) {
    place.set(spec.fact, Math.min(spec.order, place.get(spec.fact) ?? Infinity));
    if (!spec.issuedBy?.length && spec.derived === undefined) factOf.set(spec.path, spec.fact);
    if (spec.leaves?.length) lists.add(spec.path);
  }
  const sorted: FactOrder['sorted'] = (facts) => [...facts].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return {
    sorted,
    pathsOf: (fact) => pathsOf.get(fact) ?? [],
    hasLeaves: (path) => lists.has(path),
    askable: (paths) => {
      const facts = new Set<string>();
      for (const path of paths) {
        const fact = factOf.get(listOf(path));
        if (fact !== undefined) facts.add(fact);
      }
      return sorted(facts);
    },
  };
}
