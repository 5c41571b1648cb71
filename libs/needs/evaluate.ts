import type { Given } from '#profile';
import { stateOf, type AgencyState } from './agency-state.js';
import { know } from './known.js';
import type { NeedRules } from './need-rules.js';
import type { FactOrder } from './fact-order.js';
import { questionsOf, type Question } from './questions.js';
import type { Truth } from './truth.js';

export interface AgencyNeeds {
  /** Undefined while it is undecided; then `missing` holds the facts that decide. */
  readonly takesPart: Truth;
  /** The facts still to be given before its dossier is complete; a group that is not there yet by its name. */
  readonly missing: readonly string[];
  /** The paths certainly needed, answered or not. */
  readonly needed: readonly string[];
  /** The paths it lists and may not see in this situation, as far as it is decided. */
  readonly forbidden: readonly string[];
  /** The paths it lists and may see or not, which is undecided. */
  readonly hidden: readonly string[];
  /** It takes part, and nothing is missing or undecided. */
  readonly complete: boolean;
}

/** Over the paths certainly needed: on forms of their own, on one application, and the difference. */
export interface Counts {
  readonly asked: number;
  readonly wouldHaveBeenAsked: number;
  readonly reused: number;
}

export interface Evaluation {
  readonly agencies: ReadonlyMap<string, AgencyNeeds>;
  readonly questions: readonly Question[];
  readonly counts: Counts;
}

/** Facts that an agency asks for again, or in addition to its needs. What it may not see is never asked for it. */
export type AsksFor = ReadonlyMap<string, readonly string[]>;

/** What is known, as one agency is to see it where that differs from what everybody sees. */
export type SeenBy = ReadonlyMap<string, Given>;

export interface Views {
  readonly seenBy?: SeenBy;
  /** What is known if the person is right wherever sources disagree: what only the dispute needs is not asked. */
  readonly undisputed?: Given;
}

export function evaluate(
  rules: Iterable<NeedRules>,
  order: FactOrder,
  given: Given,
  asksFor: AsksFor = new Map(),
  { seenBy, undisputed }: Views = {},
): Evaluation {
  const known = know(given);
  const person = undisputed && know(undisputed);
  const states = new Map<string, AgencyState>();
  for (const rule of rules) {
    const seen = seenBy?.get(rule.agency);
    const state = stateOf(rule, seen ? know(seen) : known);
    const certain = person ? withoutDisputed(state, stateOf(rule, person)) : state;
    states.set(rule.agency, withAsked(rule, certain, asksFor, order));
  }

  const asked = questionsOf(states, order.askable);
  const questions = order
    .sorted(asked.keys())
    .map((path) => ({ path, agencies: [...states.keys()].filter((agency) => asked.get(path)?.has(agency)) }));
  const agencies = new Map([...states].map(([agency, state]) => [agency, needsOf(agency, state, questions, order)]));
  return { agencies, questions, counts: countsOf(states.values(), order) };
}

/** Of what is open only that which is open too if the person is right. */
function withoutDisputed(state: AgencyState, person: AgencyState): AgencyState {
  const isOpenToo = (paths: ReadonlySet<string>): boolean =>
    person.undecided.some((other) => [...paths].every((path) => other.has(path)));
  return {
    ...state,
    gaps: new Set([...state.gaps].filter((path) => person.gaps.has(path))),
    undecided: state.takesPart === undefined ? state.undecided : state.undecided.filter(isOpenToo),
  };
}

function withAsked(rules: NeedRules, state: AgencyState, asksFor: AsksFor, order: FactOrder): AgencyState {
  const extra = asksFor.get(rules.agency);
  if (!extra || state.takesPart !== true) return state;
  const maySee = (path: string): boolean =>
    rules.lists.includes(path) && !state.forbidden.has(path) && !state.hidden.has(path);
  const paths = extra.map((fact) => order.pathsOf(fact).find(maySee)).filter((path) => path !== undefined);
  return { ...state, gaps: new Set([...state.gaps, ...paths]) };
}

function needsOf(agency: string, state: AgencyState, questions: readonly Question[], order: FactOrder): AgencyNeeds {
  const missing =
    state.takesPart === undefined
      ? order.askable(state.undecided.flatMap((paths) => [...paths]))
      : questions.filter(({ agencies }) => agencies.includes(agency)).map(({ path }) => path);
  return {
    takesPart: state.takesPart,
    missing,
    needed: [...state.needed],
    forbidden: [...state.forbidden],
    hidden: [...state.hidden],
    complete: state.takesPart === true && missing.length === 0,
  };
}

/** A list counts by its leaves. */
function countsOf(states: Iterable<AgencyState>, order: FactOrder): Counts {
  const once = new Set<string>();
  let wouldHaveBeenAsked = 0;
  for (const { needed } of states) {
    for (const path of needed) {
      if (order.hasLeaves(path)) continue;
      wouldHaveBeenAsked += 1;
      once.add(path);
    }
  }
  return { asked: once.size, wouldHaveBeenAsked, reused: wouldHaveBeenAsked - once.size };
}
