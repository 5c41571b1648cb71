export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The value at a dotted path of nested answers; undefined where nothing stands. */
export function valueAt(nested: Json, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, name) => {
    const inside = value !== null && typeof value === 'object' && !Array.isArray(value);
    return inside ? value[name] : undefined;
  }, nested);
}

/** The API's nested form of one value: `nest('a.b', 1)` is `{a: {b: 1}}`. */
export function nest(path: string, value: Json): Json {
  return path.split('.').reduceRight<Json>((inner, name) => ({ [name]: inner }), value);
}
