import type { Absent, Branch, Contracts, Json, Schema } from './model.js';

type Known = Pick<Contracts, 'dossier' | 'findPath' | 'resolve' | 'validateDossier'>;

/** The hub's own reasons: what the path holds will be known. A resident's "I have none" is an answer. */
const NOT_KNOWN_YET: ReadonlySet<string> = new Set(['pending', 'disputed']);

/**
 * The facts that an agency's own contract closes for this person: whose situation the dossier says does not hold. One
 * that hangs on what is not known yet is not closed; an optional leaf alone (a spouse's CPR number) keeps no fact open.
 */
export function closedFacts(
  contracts: Known,
  agency: string,
  version: string,
  data: Record<string, Json>,
  absent: readonly Absent[],
): string[] {
  const { branches, required } = contracts.dossier(agency, version);
  const given = Object.keys(data);
  const notKnown = new Set(absent.filter(({ reason }) => NOT_KNOWN_YET.has(reason)).map(({ path }) => ofList(path)));
  const open = new Set([...given, ...notKnown, ...missing(contracts, agency, version, data)]);
  const closed = new Set(
    branches
      .filter((branch) => !readBy(contracts, branch.if).some((path) => notKnown.has(path)))
      .flatMap(requiredOrForbidden)
      .filter((path) => !open.has(path)),
  );
  const asked = [...given, ...required, ...branches.flatMap(({ requires }) => requires)];
  const factOf = (path: string): string => contracts.findPath(path)?.fact ?? path;
  const openFacts = new Set(asked.filter((path) => !closed.has(path)).map(factOf));
  return [...new Set([...closed].map(factOf))].filter((fact) => !openFacts.has(fact)).sort();
}

/** `family.children[].custody` → `family.children`: a condition reads the list. */
function ofList(path: string): string {
  return path.replace(/\[\].*$/, '');
}

/** Where the situation holds such a path is given or missed, so the validator has decided the branch. */
function requiredOrForbidden({ requires, forbids }: Branch): string[] {
  return requires.filter((path) => forbids.includes(path));
}

function missing(contracts: Known, agency: string, version: string, data: Record<string, Json>): string[] {
  const problems = contracts.validateDossier(agency, version, data, []);
  return problems.filter(({ code }) => code === 'missing').map(({ path }) => path);
}

/** The paths that a condition rests on, through situations and through what is derived. */
function readBy(contracts: Known, condition: Schema): string[] {
  if (typeof condition !== 'object') return [];
  const { $ref, allOf = [], anyOf = [], properties = {} } = condition;
  const inner = [...($ref === undefined ? [] : [contracts.resolve($ref)]), ...allOf, ...anyOf];
  return [
    ...Object.keys(properties).flatMap((path) => sourcesOf(contracts, path)),
    ...inner.flatMap((part) => readBy(contracts, part)),
  ];
}

function sourcesOf(contracts: Known, path: string): string[] {
  const named = textsIn(contracts.findPath(path)?.derived).filter((text) => contracts.findPath(text) !== undefined);
  return [path, ...named.flatMap((source) => sourcesOf(contracts, source))];
}

function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
