import { ContractError } from './contract-error.js';
import type { Branch, DossierSpec, LegalBasis, NeedSpec, PathSpec, Schema, SchemaObject, Text } from './model.js';
import { type Resolve, SCHEMA_BASE } from './references.js';

/** The `x-sensitivity` of a path in which a wish or mark stands that an address is to be kept from others. */
const PROTECTION = 'protection';

export function dossierId(agency: string, version: string): string {
  return `${SCHEMA_BASE}${agency}/dossier/${version}/schema.json`;
}

/** One dossier schema read as needs: what is always required, and what each situation requires or forbids. */
export function readDossier(
  agency: string,
  version: string,
  paths: ReadonlyMap<string, PathSpec>,
  resolve: Resolve,
): DossierSpec {
  const schema = resolve(dossierId(agency, version)) as SchemaObject;
  refuseUnprotected(agency, Object.keys(schema.properties ?? {}), paths);
  return {
    agency,
    version,
    schema,
    needs: new Map(
      Object.entries(schema.properties ?? {})
        .filter(([path]) => paths.get(path)?.derived === undefined)
        .map(([path, need]) => [path, readNeed(agency, path, need as SchemaObject, paths)]),
    ),
    required: schema.required ?? [],
    branches: (schema.allOf ?? []).map((branch) => readBranch(branch as SchemaObject)),
  };
}

/** Who may learn where somebody lives learns whether that is protected, with it and later. */
function refuseUnprotected(agency: string, listed: readonly string[], paths: ReadonlyMap<string, PathSpec>): void {
  const place = listed.find((path) => paths.get(path)?.place);
  const unheard = [...paths.values()].find(
    ({ path, sensitivity }) => sensitivity === PROTECTION && !listed.includes(path),
  );
  if (place !== undefined && unheard !== undefined)
    throw new ContractError(
      'unprotectedPlace',
      `The dossier of ${agency} lists ${place}, which tells where somebody lives, and not ${unheard.path}: list it, too.`,
    );
}

function readNeed(agency: string, path: string, need: SchemaObject, paths: ReadonlyMap<string, PathSpec>): NeedSpec {
  const spec = paths.get(path);
  if (spec === undefined)
    throw new ContractError(
      'unknownPath',
      `The dossier of ${agency} lists ${path}, which the profile does not have. Add it to schemas/profile first.`,
    );
  return {
    path,
    purpose: need['x-purpose'] as Text,
    legalBasis: (need['x-legalBasis'] as LegalBasis[] | undefined) ?? [],
    issued: spec.issuedBy?.includes(agency) ?? false,
    leaves: spec.leaves && Object.keys((need.items as SchemaObject | undefined)?.properties ?? {}),
  };
}

function readBranch(branch: SchemaObject): Branch {
  const then = branch.then ?? true;
  return {
    title: branch.title ?? '',
    if: branch.if ?? true,
    requires: (typeof then === 'object' && then.required) || [],
    forbids: forbidden(branch.else),
    then,
  };
}

function forbidden(schema: Schema | undefined): string[] {
  if (typeof schema !== 'object') return [];
  return Object.entries(schema.properties ?? {}).flatMap(([path, allowed]) => (allowed === false ? [path] : []));
}
