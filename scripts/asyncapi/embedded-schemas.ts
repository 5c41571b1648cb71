import type { Schema, SchemaObject } from '#contracts';

const PLACE = '#/components/schemas/';
const SCHEMA = /^https:\/\/[^/]+\/schemas\/([^#]+?)(?:\/schema)?[.]json(#.*)?$/;
/** What says nothing inside another document: identity, the generator's own notes, and a hint that AsyncAPI takes for another one. */
const LEFT_OUT = new Set(['$schema', '$id', 'x-event', 'x-dossier', 'discriminator']);

/** `…/siri/reports/v1/schema.json#/$defs/x` → `#/components/schemas/siri.reports.v1/definitions/x`. */
export function embeddedReference(ref: string): string {
  const [, path, pointer = '#'] = SCHEMA.exec(ref) ?? unreadable(ref);
  return PLACE + path!.replaceAll('/', '.') + pointer.slice(1).replace(/^\/\$defs\//, '/definitions/');
}

/**
 * The schema as AsyncAPI reads schemas (a superset of JSON Schema draft 7): what stands beside a `$ref` counts only in an
 * `allOf`, definitions are called `definitions`, and every reference starts at the root of the whole document.
 */
export function embedded(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { $ref, $defs, ...rest } = schema;
  const own = Object.entries(rest).filter(([key]) => !LEFT_OUT.has(key));
  const inner = Object.fromEntries(own.map(([key, value]) => [key, within(value)])) as SchemaObject;
  const definitions = $defs && { definitions: within($defs) };
  if ($ref === undefined) return { ...inner, ...definitions };
  const reference = { $ref: embeddedReference($ref) };
  if (own.length === 0 && !definitions) return reference;
  return { ...inner, ...definitions, allOf: [reference, ...(inner.allOf ?? [])] };
}

/** Every schema that these refer to, directly or through others, by its name in the document. */
export function embeddedComponents(
  ids: Iterable<string>,
  schemas: ReadonlyMap<string, SchemaObject>,
): Record<string, Schema> {
  const found = new Map<string, Schema>();
  const visit = (id: string): void => {
    const name = embeddedReference(id).slice(PLACE.length);
    if (found.has(name)) return;
    const schema = schemas.get(id) ?? unreadable(id);
    found.set(name, embedded(schema));
    for (const ref of references(schema)) visit(ref.replace(/#.*$/, ''));
  };
  for (const id of ids) visit(id);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within);
  return typeof value === 'object' && value !== null ? embedded(value as SchemaObject) : value;
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

function unreadable(reference: string): never {
  throw new Error(`${reference} is no schema under schemas/; nothing can be generated from it.`);
}
