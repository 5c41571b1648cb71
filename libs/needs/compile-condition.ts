import type { Contracts, Schema, SchemaObject } from '#contracts';
import { allInOrder, allOf, anyOf, type Condition } from './condition.js';
import { nothing, readerOf, type Reader } from './known.js';
import { NeedsError } from './needs-error.js';
import type { Truth } from './truth.js';
import { compileValueTest } from './value-test.js';

/** Compiles a condition as its schema says it: JSON Schema of the six keywords. `place` is for the error. */
export type CompileCondition = (schema: Schema, place: string) => Condition;

const keywords = new Set(['$ref', 'allOf', 'anyOf', 'type', 'required', 'properties']);
const annotations = /^(title|description|\$comment|x-.*)$/;

/** Compiles conditions over the profile. A situation is compiled once, and decided once per evaluation. */
export function conditionCompiler(contracts: Pick<Contracts, 'findPath' | 'situations'>): CompileCondition {
  const situations = new Map<string, Condition | 'compiling'>();

  const situation = (ref: string, place: string): Condition => {
    const name = ref.slice(ref.lastIndexOf('/') + 1);
    const schema = contracts.situations[name];
    const compiled = situations.get(name);
    if (compiled === 'compiling')
      throw new NeedsError('circularSituation', name, 'a situation may not lead back to itself');
    if (compiled) return compiled;
    if (!schema)
      throw new NeedsError('unknownSituation', `${place} (${name})`, 'a $ref names a situation of situations.json');
    situations.set(name, 'compiling');
    const decided = oncePerEvaluation(name, compile(schema, name));
    situations.set(name, decided);
    return decided;
  };
  const compile = compilerOver((path) => readerOf(contracts, path), situation);
  return compile;
}

/** Compiles conditions over one entry of a list: its leaves are the paths, and a leaf left out is unknown. */
export const compileEntryCondition: CompileCondition = compilerOver(
  (leaf) => ({ inputs: [leaf], needs: [leaf], settles: [leaf], read: ({ values }) => values.get(leaf) }),
  (ref, place) => {
    throw new NeedsError(
      'unknownSituation',
      `${place} (${ref})`,
      'a condition on an entry reads the leaves of the entry only',
    );
  },
);

function compilerOver(
  reader: (path: string) => Reader,
  situation: (ref: string, place: string) => Condition,
): CompileCondition {
  const compile: CompileCondition = (condition, place) => {
    const schema: SchemaObject = typeof condition === 'boolean' ? { anyOf: condition ? undefined : [] } : condition;
    const unknown = Object.keys(schema).find((keyword) => !keywords.has(keyword) && !annotations.test(keyword));
    if (unknown)
      throw new NeedsError(
        'unknownKeyword',
        `${place} (${unknown})`,
        `a condition has ${[...keywords].join(', ')} only`,
      );
    const all = schema['x-inOrder'] === true ? allInOrder : allOf;
    return all([
      ...(schema.$ref === undefined ? [] : [situation(schema.$ref, place)]),
      ...(schema.allOf ?? []).map((part) => compile(part, place)),
      ...(schema.anyOf ? [anyOf(schema.anyOf.map((part) => compile(part, place)))] : []),
      ...pathsOf(schema).map((path) => aboutPath(reader(path), schema, path)),
    ]);
  };
  return compile;
}

const pathsOf = ({ required = [], properties = {} }: SchemaObject): string[] => [
  ...new Set([...required, ...Object.keys(properties)]),
];

/** What a schema says of one path: that it is there (`required`), and what its value is like if it is (`properties`). */
function aboutPath(reader: Reader, schema: SchemaObject, path: string): Condition {
  const value = schema.properties?.[path] ?? true;
  const test = compileValueTest(value);
  const whenAbsent = !schema.required?.includes(path);
  const holds: Condition['holds'] = ({ given }) => {
    const known = reader.read(given);
    return known === undefined ? undefined : known === nothing ? whenAbsent : test(known);
  };
  return {
    holds,
    deciders: ({ given }, into) => {
      const open = reader.needs.filter((input) => !given.values.has(input));
      for (const input of open.length > 0 ? open : reader.settles) into.add(input);
    },
    paths: new Set(reader.inputs),
    needs: new Set(reader.needs),
    values: new Set(value === true ? [] : reader.inputs),
    situations: [],
  };
}

function oncePerEvaluation(name: string, condition: Condition): Condition {
  const holds = (known: Parameters<Condition['holds']>[0]): Truth => {
    if (known.situations.has(name)) return known.situations.get(name);
    const truth = condition.holds(known);
    known.situations.set(name, truth);
    return truth;
  };
  return { ...condition, holds, situations: [name] };
}
