import type { Json } from '#contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';

export type ValueTest = (value: Json) => boolean;

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const compiled = new Map<string, ValueTest>();

/** Any JSON Schema, on a value that is known. The common ones (true, one value, a list of words) need no ajv. */
export function compileValueTest(schema: unknown): ValueTest {
  if (schema === true) return () => true;
  const text = JSON.stringify(schema);
  const test = compiled.get(text) ?? plainTest(schema as Record<string, unknown>) ?? ajvTest(schema);
  compiled.set(text, test);
  return test;
}

function plainTest(schema: Record<string, unknown>): ValueTest | undefined {
  const [keyword, ...others] = Object.keys(schema);
  if (others.length > 0) return undefined;
  const isWord = (value: unknown): boolean => value === null || typeof value !== 'object';
  if (keyword === 'const' && isWord(schema.const)) return (value) => value === schema.const;
  if (keyword !== 'enum' || !(schema.enum as unknown[]).every(isWord)) return undefined;
  const words = new Set(schema.enum as unknown[]);
  return (value) => words.has(value);
}

function ajvTest(schema: unknown): ValueTest {
  const validate = ajv.compile(schema as object);
  return (value) => validate(value) === true;
}
