import type { FactSpec, Json } from './model.js';

export function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The last part of a composed fact's path: `name` of `family.spouse.name`. */
export function leafName(path: string, fact: string): string {
  return path.slice(fact.length + 1);
}

/** Facts by name -> values by path; a leaf that is not given has no entry. */
export function spreadFacts(facts: ReadonlyMap<string, Json>, specs: ReadonlyMap<string, FactSpec>): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const [fact, value] of facts) {
    for (const { path } of specs.get(fact)?.paths ?? []) {
      if (path === fact) values.set(path, value);
      else if (isObject(value) && Object.hasOwn(value, leafName(path, fact)))
        values.set(path, value[leafName(path, fact)]!);
    }
  }
  return values;
}
