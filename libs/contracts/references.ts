import { ContractError } from './contract-error.js';
import type { Schema, SchemaObject } from './model.js';

/** Where every schema's `$id` begins; what follows is its path under `schemas/`. */
export const SCHEMA_BASE = 'https://ankomst.example/schemas/';

/** A copy whose `$ref`s no longer depend on the file that they stand in. */
export function withAbsoluteReferences<T>(value: T, base: string): T {
  if (Array.isArray(value)) return value.map((entry: unknown) => withAbsoluteReferences(entry, base)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => [
      key,
      key === '$ref' && typeof entry === 'string' ? new URL(entry, base).href : withAbsoluteReferences(entry, base),
    ]),
  ) as T;
}

export type Resolve = (ref: string, base?: string) => Schema;

export function resolver(schemas: ReadonlyMap<string, SchemaObject>): Resolve {
  return (ref, base = SCHEMA_BASE) => {
    const url = new URL(ref, base);
    const fragment = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    let found: unknown = schemas.get(url.href);
    for (const part of fragment.split('/').slice(1)) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      found =
        typeof found === 'object' && found !== null && Object.hasOwn(found, key)
          ? (found as SchemaObject)[key]
          : undefined;
    }
    if (found === undefined)
      throw new ContractError(
        'unknownSchema',
        `No schema is called ${ref}. Check the reference, and that the file stands under schemas/.`,
      );
    return found as Schema;
  };
}

/** The same schema without a `$ref`: what is referred to stands in its place, overruled by what stands beside it. */
export function dereferenced(schema: Schema, resolve: Resolve): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...own } = value as SchemaObject;
    const resolved = Object.fromEntries(Object.entries(own).map(([key, entry]) => [key, inner(entry)]));
    return $ref === undefined ? resolved : { ...(inner(resolve($ref)) as object), ...resolved };
  };
  return inner(schema) as Schema;
}
