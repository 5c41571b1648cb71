import type { Json } from '#contracts';
import type { Given } from '#profile';
import { stateOf } from './agency-state.js';
import { know } from './known.js';
import type { NeedRules } from './need-rules.js';

/** What an agency is sent: flat values, and the paths that the person has none of, with the reason. */
export interface Projection {
  readonly data: Record<string, Json>;
  readonly absent: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Of what is given, only what this agency lists and may see in this situation: nothing while it is undecided whether
 * it takes part (unless it has decided already), and nothing of a branch that is false or undecided.
 */
export function project(rules: NeedRules, given: Given, decided = false): Projection {
  const state = stateOf(rules, know(given), decided);
  const data: Record<string, Json> = {};
  const absent: { path: string; reason: string }[] = [];
  if (state.takesPart !== true) return { data, absent };

  /** That somebody has none tells that it was asked for: where a situation asks, only in that situation. */
  const mayTell = (path: string): boolean => !rules.situational.has(path) || state.needed.has(path);
  for (const path of rules.lists) {
    if (state.forbidden.has(path) || state.hidden.has(path)) continue;
    const value = given.values.get(path);
    const reason = given.absent.get(path);
    if (value !== undefined) data[path] = cut(value, rules.leaves.get(path));
    else if (reason !== undefined && mayTell(path)) absent.push({ path, reason });
  }
  return { data, absent };
}

/** Of a list's entries only the leaves that the agency may see. */
function cut(value: Json, leaves: readonly string[] | undefined): Json {
  if (!leaves || !Array.isArray(value)) return value;
  return value.map((entry) => {
    const fields = Object.entries(entry as Record<string, Json>);
    return Object.fromEntries(fields.filter(([leaf]) => leaves.includes(leaf)));
  });
}
