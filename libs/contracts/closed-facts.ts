import type { Absent, Contracts, Json, Schema } from './model.js';

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
  const notKnown = new Set(absent.filter(({ reason }) => NOT_KNOWN_YET.has(reason)).map(({ path }) => listOf(path)));
  const decided = branches.filter((branch) => !readBy(contracts, branch.if).some((path) => notKnown.has(path)));
  const isClosed = (path: string): boolean =>
    !Object.hasOwn(data, path) &&
    !notKnown.has(path) &&
    contracts
      .validateDossier(agency, version, { ...data, [path]: null }, [])
      .some((problem) => problem.path === path && problem.code === 'forbidden');
  const asked = new Set([...Object.keys(data), ...required, ...branches.flatMap(({ requires }) => requires)]);
  const closed = new Set(decided.flatMap(({ forbids }) => forbids).filter((path) => asked.has(path) && isClosed(path)));
  const factOf = (path: string): string => contracts.findPath(path)?.fact ?? path;
  const openFacts = new Set([...asked].filter((path) => !closed.has(path)).map(factOf));
  return [...new Set([...closed].map(factOf))].filter((fact) => !openFacts.has(fact)).sort();
}

/** `family.children[].custody` → `family.children`: a condition reads the list. */
const listOf = (path: string): string => path.split('[]')[0]!;

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

const sourcesOf = (contracts: Known, path: string): string[] => [
  path,
  ...(contracts.findPath(path)?.derived?.inputs ?? []),
];
