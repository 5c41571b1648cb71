import type { Json, SchemaObject } from '../model.js';

/** Which group a citizenship belongs to, from `citizenships.json`. */
export interface Citizenships {
  /**
   * The first of the groups, in their order, among somebody's present citizenships. Unknown while the first one is; an
   * absent list of others is an empty one.
   */
  groupOf(citizenship?: Json, others?: Json): string | undefined;
}

export function readCitizenships({ $defs = {}, ...schema }: SchemaObject): Citizenships {
  const groups = Object.keys($defs);
  const groupByCode = new Map<Json, number>();
  for (const [place, group] of groups.entries())
    for (const code of ($defs[group] as SchemaObject).enum ?? []) groupByCode.set(code, place);
  for (const [code, { state }] of Object.entries(schema['x-standsFor'] as Record<string, { state: string }>))
    groupByCode.set(code, groupByCode.get(state) as number);
  return {
    groupOf: (citizenship, others) => {
      if (citizenship === undefined) return undefined;
      const all = [citizenship, ...(Array.isArray(others) ? others : [])];
      return groups[Math.min(...all.map((code) => groupByCode.get(code) ?? groups.length - 1))];
    },
  };
}
