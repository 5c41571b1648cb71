import type { Json } from '#contracts';
import type { Given } from '#profile';
import type { Condition } from './condition.js';
import { know, type Known } from './known.js';
import type { BranchRule, EntryRule, NeedRules } from './need-rules.js';
import { leafPath } from './path.js';
import type { Truth } from './truth.js';

/** Where one agency stands, in paths. */
export interface AgencyState {
  readonly takesPart: Truth;
  /** Certainly needed, answered or not. A list's leaf once, whatever the number of entries. */
  readonly needed: ReadonlySet<string>;
  /** Needed and not answered; for a leaf its list. */
  readonly gaps: ReadonlySet<string>;
  /** Not to be seen in this situation. */
  readonly forbidden: ReadonlySet<string>;
  /** Not to be seen until their branch is decided. */
  readonly hidden: ReadonlySet<string>;
  /** For each thing undecided, the paths that would decide it: unanswered, or to be answered again. */
  readonly undecided: readonly ReadonlySet<string>[];
}

/** `decided`: it takes part whatever its condition says now. */
export function stateOf(rules: NeedRules, known: Known, decided = false): AgencyState {
  const takesPart = decided || rules.takesPart.holds(known);
  const state = new Draft(takesPart, known.given);
  if (takesPart === undefined) state.isUndecided(rules.takesPart, known);
  if (takesPart !== true) return state;

  for (const path of rules.required) state.needs(path);
  for (const rule of rules.entries) state.needsInEntries(rule);
  for (const branch of rules.branches) {
    const holds = branch.when.holds(known);
    if (holds === true) state.takesBranch(branch);
    else for (const path of branch.forbids) (holds === false ? state.forbidden : state.hidden).add(path);
    if (holds === undefined && wouldMatter(branch, known.given)) state.isUndecided(branch.when, known);
  }
  return state;
}

class Draft implements AgencyState {
  readonly needed = new Set<string>();
  readonly gaps = new Set<string>();
  readonly forbidden = new Set<string>();
  readonly hidden = new Set<string>();
  readonly undecided: ReadonlySet<string>[] = [];

  constructor(
    readonly takesPart: Truth,
    private readonly given: Given,
  ) {}

  needs(path: string): void {
    this.needed.add(path);
    if (!isAnswered(this.given, path)) this.gaps.add(path);
  }

  takesBranch(branch: BranchRule): void {
    for (const path of branch.requires) this.needs(path);
    for (const rule of branch.entries) this.needsInEntries(rule);
  }

  needsInEntries(rule: EntryRule): void {
    for (const entry of entriesOf(this.given, rule.list)) {
      const applies = appliesTo(rule, entry);
      if (applies === true) for (const leaf of rule.leaves) this.needed.add(leafPath(rule.list, leaf));
      if (applies !== false && lacksLeaf(rule, entry)) this.gaps.add(rule.list);
    }
  }

  isUndecided(condition: Condition, known: Known): void {
    const deciders = new Set<string>();
    condition.deciders(known, deciders);
    this.undecided.push(deciders);
  }
}

/** Deciding a branch is worth a question only if it may ask for what is not answered or hide what is. */
function wouldMatter(branch: BranchRule, given: Given): boolean {
  return (
    branch.requires.some((path) => !isAnswered(given, path)) ||
    branch.forbids.some((path) => isAnswered(given, path)) ||
    branch.entries.some((rule) =>
      entriesOf(given, rule.list).some((entry) => appliesTo(rule, entry) !== false && lacksLeaf(rule, entry)),
    )
  );
}

/** "I have none" is an answer too. */
export const isAnswered = ({ values, absent }: Given, path: string): boolean => values.has(path) || absent.has(path);

type Entry = Readonly<Record<string, Json>>;

function entriesOf(given: Given, list: string): readonly Entry[] {
  const entries = given.values.get(list);
  return Array.isArray(entries) ? (entries as Entry[]) : [];
}

function appliesTo({ when }: EntryRule, entry: Entry): Truth {
  return when === undefined || when.holds(know({ values: new Map(Object.entries(entry)), absent: new Map() }));
}

const lacksLeaf = ({ leaves }: EntryRule, entry: Entry): boolean => leaves.some((leaf) => entry[leaf] === undefined);
