import { isObject, leafName } from './facts.js';
import { entitled } from './problems/explain.js';
import type { Json, PathSpec, Problem, Schema, SchemaObject, Text } from './model.js';

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
 * Dates in an order in which nothing can be right: `x-notBefore` names what a date may not precede, a path or what
 * stands beside it; `x-notAfter` is `today`, and counts only for who says which day that is. Dates known in part are
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
        problems.push({ ...here, code: 'inFuture', message: entitled(titleOf(place, spec), inFuture) });
      const named = (place.schema['x-notBefore'] ?? []) as string[];
      const against = named.map((name) => besideOrElsewhere(name, place, values, paths)).find(({ value: other }) => isBefore(place.value, other)); // prettier-ignore
      if (against)
        problems.push({
          ...here,
          code: 'wrongOrder',
          message: entitled(titleOf(place, spec), tooEarly(against.title)),
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

function besideOrElsewhere(
  name: string,
  { beside }: Place,
  values: ReadonlyMap<string, Json>,
  paths: ReadonlyMap<string, PathSpec>,
): { value?: Json; title: Text; fact?: string } {
  const sibling = beside?.schemas[name];
  if (typeof sibling === 'object') return { value: beside?.values[name], title: sibling['x-title'] as Text };
  const spec = paths.get(name);
  return { value: values.get(name), title: spec?.title ?? { da: name, en: name }, fact: spec?.fact };
}

function isBefore(one: Json | undefined, other: Json | undefined): boolean {
  const [left, right] = [dateOf(one), dateOf(other)];
  if (left === undefined || right === undefined) return false;
  const known = Math.min(left.length, right.length);
  return left.slice(0, known) < right.slice(0, known);
}

/** A year, a month or a day, as text; "open" is no date. */
function dateOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(text) ? text : undefined;
}

const inFuture: Text = {
  da: 'Datoen ligger i fremtiden. Skriv den dag, det skete.',
  en: 'This date is in the future. Write the day on which it happened.',
};

const tooEarly = (other: Text): Text => ({
  da: `Datoen ligger før den i feltet ”${other.da}”. Ret den af de to, der er forkert.`,
  en: `This date is before the one in “${other.en}”. Correct whichever of the two is wrong.`,
});
