import type { AlternativeFact, Conflict, Contracts, Disclosure, FactSpec, Json, SchemaObject } from '#contracts';
import { rankedBy, sameValue, staff } from '#profile';
import type { HeldData } from './held-data.js';

/** What one source says of a fact. */
export interface Saying {
  source: string;
  /** When it was said; undefined for a value that agencies were given and that nobody states any more. */
  at?: string;
  assurance?: string;
  value?: Json;
  absence?: string;
}

/** Why the saying that is used counts before the others. */
export type Reason = 'staff' | 'first' | 'authority' | 'newest';

/** A fact as its person may see it: what is used, what others say, and who was sent it. */
export interface KnownFact {
  spec: FactSpec;
  topic: string;
  used: Saying;
  /** Sources that say the same. */
  agreeing: readonly Saying[];
  /** Sources that say something else, which is kept and not used. */
  differing: readonly Saying[];
  /** Nobody ranks high enough to settle it: it is laid before a caseworker. */
  isDisputed: boolean;
  reason: Reason;
  /** An agency issues it: it can be asked about, not corrected here. */
  isIssued: boolean;
  sensitivity?: string;
  /** The newest disclosure to each agency that contains it. */
  sent: readonly Disclosure[];
}

interface HeldFacts {
  facts: HeldData['facts'];
  conflicts: readonly Conflict[];
  disclosures: readonly Disclosure[];
}

/** In the order of the form. What no schema knows any more is left out; the download has it. */
export function knownFacts(contracts: Contracts, { facts, conflicts, disclosures }: HeldFacts): KnownFact[] {
  const disputed = new Map(conflicts.map((conflict) => [conflict.path, conflict.values]));
  return contracts.facts.flatMap((spec) => {
    const body = facts[spec.fact];
    if (body === undefined) return [];
    const used = sayingOf(body);
    const others = body.alternatives.map(sayingOf);
    const unsaid = unsaidOf(spec, disputed.get(spec.fact) ?? [], [used, ...others]);
    return [
      {
        spec,
        topic: spec.paths[0]!.topic,
        used,
        agreeing: others.filter((other) => agree(spec, used, other)),
        differing: [...others.filter((other) => !agree(spec, used, other)), ...unsaid],
        isDisputed: disputed.has(spec.fact),
        reason: reasonFor(spec, used, others),
        isIssued: spec.paths.some(({ issuedBy }) => issuedBy !== undefined),
        sensitivity: spec.paths.find(({ sensitivity }) => sensitivity)?.sensitivity,
        sent: newestTo(disclosures, spec),
      },
    ];
  });
}

function sayingOf({ source, observedAt, assurance, value, absence }: Omit<AlternativeFact, 'eventId'>): Saying {
  return { source, at: observedAt, assurance, ...(absence === undefined ? { value } : { absence }) };
}

/** A value in a conflict that no source states any more: what agencies were given once. */
function unsaidOf(spec: FactSpec, values: Conflict['values'], sayings: readonly Saying[]): readonly Saying[] {
  return values
    .filter(({ value }) => !sayings.some((saying) => agree(spec, saying, { source: '', value })))
    .map(({ value }) => ({ source: '', value }));
}

function agree(spec: FactSpec, one: Saying, other: Saying): boolean {
  if (one.value === undefined || other.value === undefined) return one.absence === other.absence;
  return spec.paths.every((path) => {
    const [a, b] = [leafOf(spec, path.path, one.value!), leafOf(spec, path.path, other.value!)];
    return a === undefined || b === undefined || sameValue(path, a, b);
  });
}

function leafOf(spec: FactSpec, path: string, value: Json): Json | undefined {
  if (path === spec.fact) return value;
  const name = path.slice(spec.fact.length + 1);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

function reasonFor(spec: FactSpec, used: Saying, others: readonly Saying[]): Reason {
  const ranked = rankedBy(spec);
  if (used.source === staff) return 'staff';
  if (ranked.merge === 'first') return 'first';
  const placeOf = (source: string): number => {
    const place = ranked.authority.indexOf(source);
    return place === -1 ? ranked.authority.length : place;
  };
  return others.every(({ source }) => placeOf(used.source) < placeOf(source)) ? 'authority' : 'newest';
}

function newestTo(disclosures: readonly Disclosure[], spec: FactSpec): Disclosure[] {
  const paths = new Set(spec.paths.map(({ path }) => path));
  const newest = new Map<string, Disclosure>();
  for (const one of disclosures) {
    if (!one.paths.some((path) => paths.has(path))) continue;
    const known = newest.get(one.agency);
    if (!known || known.at < one.at) newest.set(one.agency, one);
  }
  return [...newest.values()];
}

/** The schema of the whole fact; one that is stated as an object of paths is put together from theirs. */
export function schemaOf({ fact, paths }: FactSpec): SchemaObject {
  const [first] = paths;
  if (first && first.path === fact) return first.schema;
  const leaves = paths.map(({ path, schema }) => [path.slice(fact.length + 1), schema] as const);
  return { type: 'object', properties: Object.fromEntries(leaves) };
}
