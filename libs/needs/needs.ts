import type { Contracts, Schema } from '#contracts';
import type { Given } from '#profile';
import { conditionCompiler } from './compile-condition.js';
import type { Condition } from './condition.js';
import { evaluate, type AsksFor, type Evaluation, type Views } from './evaluate.js';
import { factOrder } from './fact-order.js';
import { formOrderOf, type FormOrder, type Page } from './form-order.js';
import { know } from './known.js';
import { needListOf, type Need } from './need-list.js';
import { compileRules, type NeedRules } from './need-rules.js';
import { askedAsOne, withoutNotYet } from './not-yet.js';
import { overlapOf, type Overlap } from './overlap.js';
import { maySee, mayState } from './permissions.js';
import { project, type Projection } from './project.js';
import type { Truth } from './truth.js';

export interface EvaluateOptions extends Views {
  /** By agency the facts that it asks for again, or in addition. */
  readonly asksFor?: AsksFor;
  /** By agency the version of its dossier; the newest where it is left out. */
  readonly versions?: ReadonlyMap<string, string>;
}

export interface ProjectOptions {
  /** Of its dossier; the newest where it is left out. */
  readonly version?: string;
  /** It has decided: it goes on being told, also of what ends its part. */
  readonly decided?: boolean;
}

/** Everything that follows from what the agencies' schemas say. Pure: the same answers give the same result. */
export interface Needs {
  /** Who takes part, what is missing, what to ask now, and the counts. */
  evaluate(given: Given, options?: EvaluateOptions): Evaluation;
  /** What the agency may be sent of what is given; complete when its needs are. */
  project(agency: string, given: Given, options?: ProjectOptions): Projection;
  /** Any condition of the contracts (`waitsFor`, `notBefore`, `deadlines`) over what is given. */
  holds(condition: Schema, given: Given): Truth;
  formOrder(): readonly Page[];
  /** The fields of the form on whose values it depends whether this one is asked. */
  dependsOn(field: string): ReadonlySet<string>;
  /** Whether the agency asks for it in a situation only, and may not see it otherwise. */
  isSituational(agency: string, path: string): boolean;
  overlap(): Overlap;
  needList(agency: string, version?: string): readonly Need[];
  maySee(agency: string, path: string, version?: string): boolean;
  mayState(agency: string, path: string, version?: string): boolean;
}

/** Compiles every condition at once, so that a schema outside the condition language is found at the start. */
export function createNeeds(contracts: Contracts): Needs {
  const compile = conditionCompiler(contracts);
  const order = factOrder(contracts);
  const compiled = new Map<string, NeedRules>();
  const rulesOf = (agency: string, version?: string): NeedRules => {
    const spec = contracts.dossier(agency, version);
    const key = `${agency} ${spec.version}`;
    const rules = compiled.get(key) ?? compileRules(contracts, compile, spec);
    compiled.set(key, rules);
    return rules;
  };
  const newest = contracts.agencies.map((agency) => rulesOf(agency));
  let form: FormOrder | undefined;
  const formOrder = (): FormOrder => (form ??= formOrderOf(contracts, newest, compile));
  const conditions = new Map<Schema, Condition>();
  const conditionOf = (schema: Schema): Condition => {
    const condition = conditions.get(schema) ?? compile(schema, 'a condition');
    conditions.set(schema, condition);
    return condition;
  };

  return {
    evaluate: (given, { asksFor, versions, seenBy, undisputed } = {}) => {
      const rules = versions ? contracts.agencies.map((agency) => rulesOf(agency, versions.get(agency))) : newest;
      const soon = (known: Given): Given => withoutNotYet(contracts.groups, known);
      const evaluation = evaluate(rules, order, soon(given), asksFor, {
        seenBy: seenBy && new Map([...seenBy].map(([agency, seen]) => [agency, soon(seen)])),
        undisputed: undisputed && soon(undisputed),
      });
      return askedAsOne(contracts.groups, order, given, evaluation);
    },
    project: (agency, given, { version, decided } = {}) =>
      project(rulesOf(agency, version), withoutNotYet(contracts.groups, given), decided),
    holds: (condition, given) => conditionOf(condition).holds(know(given)),
    formOrder: () => formOrder().pages,
    dependsOn: (field) => formOrder().waitsFor.get(field) ?? new Set(),
    isSituational: (agency, path) => rulesOf(agency).situational.has(path),
    overlap: () => overlapOf(contracts, newest),
    needList: (agency, version) => needListOf(contracts, contracts.dossier(agency, version), rulesOf(agency, version)),
    maySee: (agency, path, version) => maySee(contracts, rulesOf(agency, version), path),
    mayState: (agency, path, version) => mayState(contracts, rulesOf(agency, version), path),
  };
}
