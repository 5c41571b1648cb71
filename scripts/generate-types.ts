import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { type Contracts, describesMessages, readSchemas, type Schema, type SchemaObject, typeName } from '#contracts';

const BANNER = '/* Generated from schemas/ by npm run generate. Do not edit. */';

/** An interface per schema. What only validation can say (conditions, formats) stays with the validators. */
export async function generateTypes(root: string, contracts: Contracts): Promise<Record<string, string>> {
  const style = { singleQuote: true, printWidth: 120 };
  const types: string[] = [];
  for (const schema of readSchemas(root).schemas.values()) {
    if (!describesMessages(schema)) continue;
    const name = typeName(schema.$id!);
    types.push(
      await compile(describable(schema, contracts) as JSONSchema, name, {
        bannerComment: '',
        additionalProperties: false,
        style,
      }),
    );
  }
  return { 'libs/contracts/generated/messages.ts': [BANNER, ...types].join('\n\n') };
}

const KEPT = new Set(['type', 'required', 'enum', 'const']);

/** What TypeScript can say: shapes without conditions, everything referred to in its place. What refers to itself is any object. */
function describable(schema: Schema, contracts: Contracts, within: readonly string[] = []): Schema {
  if (typeof schema === 'boolean') return {};
  const { $ref } = schema;
  if ($ref !== undefined && within.includes($ref)) return { type: 'object', additionalProperties: true };
  const describe = (part: Schema): Schema =>
    describable(part, contracts, $ref === undefined ? within : [...within, $ref]);
  const referred = $ref === undefined ? {} : (describe(contracts.resolve($ref)) as SchemaObject);
  const own = Object.fromEntries(Object.entries(schema).filter(([key]) => KEPT.has(key) && !isLongList(schema, key)));
  const properties = { ...referred.properties, ...mapped(schema.properties, describe) };
  return {
    ...referred,
    ...own,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(schema.items !== undefined && { items: describe(schema.items) }),
    ...(schema.anyOf !== undefined && { anyOf: schema.anyOf.map(describe) }),
    ...('additionalProperties' in schema && { additionalProperties: schema.additionalProperties !== false }),
    ...(schema.type === 'object' && schema.properties === undefined && { additionalProperties: true }),
  };
}

function mapped(properties: SchemaObject['properties'], describe: (schema: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties ?? {}).map(([name, schema]) => [name, describe(schema)]));
}

/** Every country of the world is a string to the reader of a type. */
function isLongList(schema: SchemaObject, key: string): boolean {
  return key === 'enum' && (schema.enum?.length ?? 0) > 20;
}
