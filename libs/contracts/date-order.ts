import { textsInBoth } from '#texts';
import { isObject, leafName } from './facts.js';
import { entitled } from './problems/explain.js';
import type { Json, PathSpec, Problem, Schema, SchemaObject, Text } from './model.js';

const says = textsInBoth('dateProblem');

/** A value with its schema and what stands beside it, wherever inside a path's value it is. */
interface Place {
  schema: SchemaObject;
  value: Json;
  at: readonly string[];
  beside?: Siblings;
}

interface Siblings {
  values: { [key: string]: Json };
  schemas: Readonly<Record<string, Schema>>;
}

/**
 * Dates in an order in which nothing can be right: `x-notBefore` names what a date may not precede, a path, a leaf of
 * any entry of a list or what stands beside it; `x-notAfter` is `today`, and counts only for who says which day that is. Dates known in part are
 * held against each other as far as both are known. The problem is the later one's, and names the other.
 */
export function wrongOrders(
  values: ReadonlyMap<string, Json>,
  paths: ReadonlyMap<string, PathSpec>,
  today?: string,
): Problem[] {
  const problems: Problem[] = [];
  for (const [path, value] of values) {
    const spec = paths.get(path);
    if (!spec) continue;
    const prefix = path === spec.fact ? [] : [leafName(path, spec.fact)];
    for (const place of placesOf({ schema: spec.schema, value, at: prefix })) {
      const pointer = place.at.length > 0 ? { pointer: `/${place.at.join('/')}` } : {};
      const here = { path: spec.fact, ...pointer };
      if (today !== undefined && place.schema['x-notAfter'] === 'today' && isBefore(today, place.value))
        problems.push({ ...here, code: 'inFuture', message: entitled(titleOf(place, spec), says.inFuture) });
      const named = (place.schema['x-notBefore'] ?? []) as string[];
      const against = named
        .map((name) => besideOrElsewhere(name, place, values, paths))
        .find((other) => other.values.some((one) => isBefore(place.value, one)));
      if (against)
        problems.push({
          ...here,
          code: 'wrongOrder',
          message: entitled(titleOf(place, spec), says.wrongOrder({ other: against.title })),
          against: against.fact,
        });
    }
  }
  return problems;
}

const titleOf = ({ schema, beside }: Place, spec: PathSpec): Text =>
  beside ? (schema['x-title'] as Text) : spec.title;

function* placesOf(place: Place): Generator<Place> {
  const { schema, value, at } = place;
  yield place;
  if (Array.isArray(value) && typeof schema.items === 'object')
    for (const [index, entry] of value.entries())
      yield* placesOf({ schema: schema.items, value: entry, at: [...at, String(index)] });
  if (!isObject(value) || schema.properties === undefined) return;
  const beside = { values: value, schemas: schema.properties };
  for (const [name, leaf] of Object.entries(schema.properties))
    if (typeof leaf === 'object' && value[name] !== undefined)
      yield* placesOf({ schema: leaf, value: value[name], at: [...at, name], beside });
}

interface Other {
  values: readonly (Json | undefined)[];
  title: Text;
  fact?: string;
}

function besideOrElsewhere(
  name: string,
  { beside }: Place,
  values: ReadonlyMap<string, Json>,
  paths: ReadonlyMap<string, PathSpec>,
): Other {
  const sibling = beside?.schemas[name];
  if (typeof sibling === 'object') return { values: [beside?.values[name]], title: sibling['x-title'] as Text };
  const [path = name, leaf] = name.split('[].');
  const spec = paths.get(path);
  const value = values.get(path);
  if (leaf === undefined) return { values: [value], title: spec?.title ?? { da: name, en: name }, fact: spec?.fact };
  const entry = (spec?.schema.items as SchemaObject | undefined)?.properties?.[leaf] as SchemaObject;
  const entries = Array.isArray(value) ? value.filter(isObject) : [];
  return { values: entries.map((one) => one[leaf]), title: entry['x-title'] as Text, fact: spec?.fact };
}

function isBefore(one: Json | undefined, other: Json | undefined): boolean {
  const [left, right] = [dateOf(one), dateOf(other)];
  if (left === undefined || right === undefined) return false;
  const known = Math.min(left.length, right.length);
  return left.slice(0, known) < right.slice(0, known);
}

/**
 * A year, a month or a day, as text; of a moment its day in UTC, which is never ahead of the one in Denmark; "open" is
 * no date.
 */
function dateOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' ? /^(\d{4}(?:-\d{2}){0,2})(?:T[\d:.]+Z)?$/.exec(text)?.[1] : undefined;
}
