import type { Absent, Contracts, DossierSpec, Json, Schema } from './model.js';

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
  const spec = contracts.dossier(agency, version);
  const { branches, required } = spec;
  const inputs = inputsOf(contracts, spec);
  const notKnown = new Set(absent.filter(({ reason }) => NOT_KNOWN_YET.has(reason)).map(({ path }) => listOf(path)));
  const decided = branches.filter((branch) => !inputs.get(branch)!.some((path) => notKnown.has(path)));
  const asked = new Set([...Object.keys(data), ...required, ...branches.flatMap(({ requires }) => requires)]);
  const isOpen = (path: string): boolean => asked.has(path) && !Object.hasOwn(data, path) && !notKnown.has(path);
  const candidates = [...new Set(decided.flatMap(({ forbids }) => forbids))].filter(isOpen);
  const forbidden = (paths: readonly string[]): string[] => {
    const tried = { ...data, ...Object.fromEntries(paths.map((path) => [path, null])) };
    const problems = contracts.validateDossier(agency, version, tried, []);
    return problems.flatMap(({ path, code }) => (code === 'forbidden' && paths.includes(path) ? [path] : []));
  };
  // One that no condition reads decides nothing about another: all of these are tried at once, the others one by one.
  const read = new Set([...inputs.values()].flat());
  const alone = candidates.filter((path) => read.has(path));
  const together = candidates.filter((path) => !read.has(path));
  const closed = new Set(
    [...(together.length > 0 ? [together] : []), ...alone.map((path) => [path])].flatMap(forbidden),
  );
  const factOf = (path: string): string => contracts.findPath(path)?.fact ?? path;
  const openFacts = new Set([...asked].filter((path) => !closed.has(path)).map(factOf));
  return [...new Set([...closed].map(factOf))].filter((fact) => !openFacts.has(fact)).sort();
}

/** `family.children[].custody` → `family.children`: a condition reads the list. */
const listOf = (path: string): string => path.split('[]')[0]!;

const known = new WeakMap<DossierSpec, ReadonlyMap<DossierSpec['branches'][number], readonly string[]>>();

/** What the condition of each branch reads; once for each version of a dossier. */
function inputsOf(
  contracts: Known,
  spec: DossierSpec,
): ReadonlyMap<DossierSpec['branches'][number], readonly string[]> {
  const before = known.get(spec);
  if (before) return before;
  const inputs = new Map(spec.branches.map((branch) => [branch, readBy(contracts, branch.if)]));
  known.set(spec, inputs);
  return inputs;
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

const sourcesOf = (contracts: Known, path: string): string[] => [
  path,
  ...(contracts.findPath(path)?.derived?.inputs ?? []),
];
