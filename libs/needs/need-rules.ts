import type { Contracts, DossierSpec, Schema } from '#contracts';
import { compileEntryCondition, type CompileCondition } from './compile-condition.js';
import { allOf, type Condition } from './condition.js';
import { leafPath } from './path.js';

/** Each entry of a list needs these leaves, always or in what the entry itself tells. */
export interface EntryRule {
  readonly list: string;
  readonly when?: Condition;
  readonly leaves: readonly string[];
}

export interface BranchRule {
  readonly title: string;
  readonly when: Condition;
  readonly requires: readonly string[];
  readonly forbids: readonly string[];
  readonly entries: readonly EntryRule[];
}

/** What one version of an agency's dossier asks for, compiled. */
export interface NeedRules {
  readonly agency: string;
  readonly version: string;
  readonly takesPart: Condition;
  /** Every path that the agency may ever see, in the order of the profile. */
  readonly lists: readonly string[];
  readonly required: readonly string[];
  readonly branches: readonly BranchRule[];
  readonly entries: readonly EntryRule[];
  /** The paths that some situation requires and some situation forbids. */
  readonly situational: ReadonlySet<string>;
  /** The leaves that only some entries of a list need. */
  readonly conditionalLeaves: readonly string[];
  /** Which leaves of a list the agency may see. */
  readonly leaves: ReadonlyMap<string, readonly string[]>;
}

interface ListSchema {
  readonly items?: EntrySchema;
}

interface EntrySchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly allOf?: readonly EntrySchema[];
  readonly if?: Schema;
  readonly then?: EntrySchema;
}

type Properties = Readonly<Record<string, ListSchema>> | undefined;

export function compileRules(contracts: Contracts, compile: CompileCondition, spec: DossierSpec): NeedRules {
  const { agency, version, schema } = spec;
  const properties = (schema as { properties?: Properties }).properties;
  const issued = (path: string): boolean => (contracts.findPath(path)?.issuedBy?.length ?? 0) > 0;
  const entries = entryRules(properties);
  const branches = spec.branches.map((branch) => ({
    title: branch.title,
    when: compile(branch.if, `${agency} ${version} "${branch.title}"`),
    requires: branch.requires.filter((path) => !issued(path)),
    forbids: branch.forbids,
    entries: entryRules((branch.then as { properties?: Properties } | undefined)?.properties),
  }));
  return {
    agency,
    version,
    takesPart: compile(contracts.process(agency).takesPart, `${agency}/process.json takesPart`),
    lists: contracts.paths.map(({ path }) => path).filter((path) => spec.needs.has(path)),
    required: spec.required.filter((path) => !issued(path)),
    entries,
    branches,
    situational: new Set(
      branches
        .flatMap(({ requires }) => requires)
        .filter((path) => branches.some(({ forbids }) => forbids.includes(path))),
    ),
    conditionalLeaves: [...entries.filter(({ when }) => when), ...branches.flatMap((branch) => branch.entries)].flatMap(
      ({ list, leaves }) => leaves.map((leaf) => leafPath(list, leaf)),
    ),
    leaves: new Map([...spec.needs].flatMap(([path, { leaves }]) => (leaves ? [[path, leaves] as const] : []))),
  };
}

function entryRules(properties: Properties = {}): EntryRule[] {
  return Object.entries(properties).flatMap(([list, { items }]) => (items ? rulesOfEntry(list, items) : []));
}

function rulesOfEntry(list: string, schema: EntrySchema, when?: Condition): EntryRule[] {
  const rules: EntryRule[] = schema.required ? [{ list, leaves: schema.required, ...(when && { when }) }] : [];
  for (const part of schema.allOf ?? []) rules.push(...rulesOfEntry(list, part, when));
  if (schema.if && schema.then) {
    const here = compileEntryCondition(schema.if, leafPath(list, '*'));
    rules.push(...rulesOfEntry(list, schema.then, when ? allOf([when, here]) : here));
  }
  return rules;
}
