import { contracts, type Schema } from '#contracts';

const CASES = contracts.eventSchema('dk.ankomst.case.changed.v1')!;

/** The hub's formats of times are narrower than the one that everybody knows. */
const FORMATS: Readonly<Record<string, string>> = { timestamp: 'date-time', moment: 'date-time' };

/** A part of a case as its `$def` in `cases` says it: the API shows what the collector tells. */
export function partOfCase(name: string, hidden?: string): object {
  const part = contracts.resolve(`${CASES}#/$defs/${name}`);
  if (typeof part === 'boolean' || hidden === undefined) return described(part);
  const { [hidden]: _, ...properties } = part.properties ?? {};
  return described({ ...part, properties });
}

/** As OpenAPI has it: what is referred to stands in its place, and our own keywords stand nowhere. */
function described(schema: Schema): object {
  if (typeof schema === 'boolean') return {};
  const { $ref, title, format, items, properties = {}, ...whole } = schema;
  if ($ref !== undefined) return { ...described(contracts.resolve($ref)), ...(title && { description: title }) };
  const parts = Object.entries(properties).map(([name, part]) => [name, described(part)] as const);
  return {
    ...(title && { description: title }),
    ...Object.fromEntries(Object.entries<unknown>(whole).filter(([keyword]) => !keyword.startsWith('x-'))),
    ...(format && { format: FORMATS[format] ?? format }),
    ...(items !== undefined && { items: described(items) }),
    ...(parts.length > 0 && { properties: Object.fromEntries(parts) }),
  };
}
