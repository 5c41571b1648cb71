import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describesMessages, findSchemas, type Json, readSchemas, type SchemaObject } from '#contracts';

export const root = findSchemas();
export const { schemas, processes } = readSchemas(root);
export const BASE = 'https://ankomst.example/schemas/';

/** Every schema that messages are held against, by its path under `schemas/`. */
export const messageSchemas: readonly [string, SchemaObject][] = [...schemas]
  .filter(([, schema]) => describesMessages(schema))
  .map(([id, schema]) => [id.slice(BASE.length), schema]);

export interface ValidExample {
  name: string;
  value: Json;
}

export interface InvalidExample extends ValidExample {
  reports: { path: string; code: string }[];
}

export function validExamples(schema: string): ValidExample[] {
  return filesOf(schema, 'valid').map((file) => ({ name: basename(file, '.json'), value: readJson(file) }));
}

export function invalidExamples(schema: string): InvalidExample[] {
  return filesOf(schema, 'invalid').map((file) => ({
    name: basename(file, '.json'),
    ...(readJson(file) as unknown as Omit<InvalidExample, 'name'>),
  }));
}

export function readJson(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

function filesOf(schema: string, kind: 'valid' | 'invalid'): string[] {
  const folder = join(root, dirname(schema), 'examples', kind);
  return readdirSync(folder).map((name) => join(folder, name));
}
