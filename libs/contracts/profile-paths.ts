import { ContractError } from './contract-error.js';
import { readCitizenships } from './derived/citizenships.js';
import { type CompileDerived, derivedCompiler } from './derived/derived.js';
import type { Changes, FactGroup, FactSpec, Json, PathSpec, SchemaObject, Text } from './model.js';
import { dereferenced, type Resolve, SCHEMA_BASE } from './references.js';
import { absenceLabelsOf, questionOf, titleOf, withWords } from './words.js';

export const PROFILE_FOLDER = `${SCHEMA_BASE}profile/v1/`;
export const PROFILE = `${PROFILE_FOLDER}schema.json`;
export const SITUATIONS = `${PROFILE_FOLDER}situations.json`;

const CITIZENSHIPS = `${PROFILE_FOLDER}citizenships.json`;

/** Every path of the profile in the order in which it is asked. */
export function readPaths(resolve: Resolve): PathSpec[] {
  const profile = resolve(PROFILE) as SchemaObject;
  const compileDerived = derivedCompiler(readCitizenships(resolve(CITIZENSHIPS) as SchemaObject));
  return Object.entries(profile.properties ?? {})
    .map(([path, schema]) => readPath(path, dereferenced(schema, resolve) as SchemaObject, compileDerived))
    .sort((a, b) => a.order - b.order);
}

function readPath(path: string, schema: SchemaObject, compileDerived: CompileDerived): PathSpec {
  const leaves = (schema.items as SchemaObject | undefined)?.properties;
  const hasOwnPaths = Object.values(leaves ?? {}).some((leaf) => typeof leaf === 'object' && 'x-authority' in leaf);
  const derived = schema['x-derived'] as Json | undefined;
  const absence = schema['x-absence'] as string[] | undefined;
  return {
    path,
    fact: (schema['x-fact'] as string | undefined) ?? path,
    title: titleOf(schema, path),
    question: questionOf(schema, path),
    help: schema['x-help'] as Text | undefined,
    topic: schema['x-topic'] as string,
    order: schema['x-order'] as number,
    authority: schema['x-authority'] as string[],
    sensitivity: schema['x-sensitivity'] as string | undefined,
    place: schema['x-place'] as boolean | undefined,
    issuedBy: schema['x-issuedBy'] as string[] | undefined,
    silence: schema['x-silence'] as 'no' | undefined,
    opener: schema['x-opener'] as Text | undefined,
    saysNo: schema['x-saysNo'] as Json | undefined,
    within: schema['x-within'] as string | undefined,
    derived: derived === undefined ? undefined : compileDerived(path, derived),
    merge: schema['x-merge'] as 'first' | undefined,
    household: schema['x-household'] as PathSpec['household'],
    familyOf: schema['x-familyOf'] as PathSpec['familyOf'],
    offered: schema['x-offered'] as string[] | undefined,
    absence,
    absenceLabels: absence && absenceLabelsOf(schema, absence),
    schema: withWords(schema),
    leaves: hasOwnPaths ? Object.keys(leaves ?? {}) : undefined,
  };
}

/** From `x-groups` of the profile. */
export function readGroups(resolve: Resolve): FactGroup[] {
  const groups = (resolve(PROFILE) as SchemaObject)['x-groups'] as Record<string, Omit<FactGroup, 'name'>> | undefined;
  return Object.entries(groups ?? {}).map(([name, group]) => ({ name, ...group }));
}

/** What is stated, kept and asked as one; a derived path is nobody's fact. */
export function readFacts(paths: readonly PathSpec[], resolve: Resolve): FactSpec[] {
  const profile = resolve(PROFILE) as SchemaObject;
  const composed = profile['x-facts'] as Record<string, SchemaObject>;
  const facts = new Map<string, PathSpec[]>();
  for (const path of paths)
    if (path.derived === undefined) facts.set(path.fact, [...(facts.get(path.fact) ?? []), path]);
  return [...facts].map(([fact, own]) => ({
    fact,
    title: (composed[fact]?.['x-title'] as Text | undefined) ?? own[0]!.title,
    authority: (composed[fact]?.['x-authority'] as string[] | undefined) ?? own[0]!.authority,
    paths: own,
    ...changesOf(profile, own[0]!.path),
  }));
}

type Groups = Readonly<Record<string, Partial<Pick<Changes, 'claimedBy' | 'othersKeepRegister' | 'notBefore'>>>>;

function changesOf(profile: SchemaObject, path: string): Pick<FactSpec, 'changes'> {
  const schema = profile.properties?.[path] as SchemaObject;
  const group = schema['x-changes'] as string | undefined;
  if (group === undefined) return {};
  const rules = (profile['x-changeGroups'] as Groups | undefined)?.[group];
  if (rules === undefined)
    throw new ContractError('unknownGroup', `${path} is of the group ${group}, which x-changeGroups does not have.`);
  const claimable = schema['x-claimable'] as Changes['claimable'];
  const hangsOn = (schema['x-hangsOn'] as string[] | undefined) ?? [];
  const { claimedBy = ['resident'], othersKeepRegister = false, notBefore } = rules;
  return {
    changes: {
      group,
      claimedBy,
      othersKeepRegister,
      hangsOn,
      ...(notBefore && { notBefore }),
      ...(claimable && { claimable }),
    },
  };
}
