import type { AgencyState } from './agency-state.js';

/** A fact to be asked now, and which agencies need it. */
export interface Question {
  readonly path: string;
  readonly agencies: readonly string[];
  /** The group of facts that it stands for, by its name. */
  readonly group?: string;
}

/** The facts of a set of paths that can be asked, first in `x-order` first. */
export type AskableFacts = (paths: Iterable<string>) => readonly string[];

/** A participation or branch that is undecided: the facts that decide it, and what its agency needs anyway. */
interface Undecided {
  readonly agency: string;
  readonly deciders: readonly string[];
  readonly gaps: readonly string[];
}

/**
 * What to ask now, by fact the agencies that need it: every fact certainly needed, and for each thing undecided that
 * none of these will decide, the one fact that decides it.
 */
export function questionsOf(states: ReadonlyMap<string, AgencyState>, askable: AskableFacts): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  const ask = (fact: string, agency: string): unknown =>
    asked.get(fact)?.add(agency) ?? asked.set(fact, new Set([agency]));

  const undecided: Undecided[] = [];
  for (const [agency, state] of states) {
    const gaps = askable(state.gaps);
    for (const fact of gaps) ask(fact, agency);
    for (const paths of state.undecided) undecided.push({ agency, gaps, deciders: askable(paths) });
  }
  const deciding = new Set([...asked.keys(), ...decidersOf(undecided, asked)]);
  for (const { agency, gaps, deciders } of undecided) {
    const decider = deciders.find((fact) => gaps.includes(fact)) ?? deciders.find((fact) => deciding.has(fact));
    if (decider !== undefined) ask(decider, agency);
  }
  return asked;
}

/**
 * One fact for each thing that no certain need will decide, the first by `x-order`; where only one can decide it, that
 * one before there is a choice elsewhere. What the others chosen cover is left out again: their answers may do.
 */
function decidersOf(undecided: readonly Undecided[], certain: ReadonlyMap<string, unknown>): Set<string> {
  const open = undecided
    .filter(({ deciders }) => deciders.length > 0 && !deciders.some((fact) => certain.has(fact)))
    .sort((a, b) => a.deciders.length - b.deciders.length);
  const chosen = new Set<string>();
  for (const { deciders } of open) {
    if (!deciders.some((fact) => chosen.has(fact))) chosen.add(deciders[0] as string);
  }
  for (const fact of chosen) {
    const isCovered = open.every(({ deciders }) => deciders.some((other) => other !== fact && chosen.has(other)));
    if (isCovered) chosen.delete(fact);
  }
  return chosen;
}
