import type { Contracts } from '#contracts';
import type { NeedRules } from './need-rules.js';

/** What an agency may ever see: the paths that its dossier lists. Of a fact with several paths one is enough. */
export function maySee(contracts: Pick<Contracts, 'findFact'>, rules: NeedRules, path: string): boolean {
  return pathsOf(contracts, path).some((one) => rules.lists.includes(one));
}

/** What an agency may state: it stands in the path's `x-authority`, and its own dossier lists the path. */
export function mayState(contracts: Pick<Contracts, 'findFact' | 'findPath'>, rules: NeedRules, path: string): boolean {
  return pathsOf(contracts, path).some(
    (one) => rules.lists.includes(one) && contracts.findPath(one)?.authority.includes(rules.agency) === true,
  );
}

const pathsOf = (contracts: Pick<Contracts, 'findFact'>, path: string): readonly string[] =>
  contracts.findFact(path)?.paths.map((spec) => spec.path) ?? [path];
