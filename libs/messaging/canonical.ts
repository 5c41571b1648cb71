import type { Json } from '#contracts';

/** The same text for the same value, whatever the order of its names. */
export function canonical(value: Json): string {
  return JSON.stringify(inOrder(value));
}

/**
 * With the names of every object in order, whole numbers first as every object has them. Most lists of names are short
 * and in order already: then it is the value itself.
 */
function inOrder(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const elements = value.map(inOrder);
    return elements.every((element, at) => element === value[at]) ? value : elements;
  }
  const names = Object.keys(value);
  let same = true;
  for (const [at, name] of names.entries()) {
    const member = value[name] as Json;
    same &&= (at === 0 || (names[at - 1] as string) < name) && inOrder(member) === member;
  }
  return same ? value : Object.fromEntries(names.sort().map((name) => [name, inOrder(value[name] as Json)]));
}

/** U+0000 is valid in JSON and in no text of PostgreSQL. */
export function holdsNul(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(holdsNul);
  for (const name in value) if (name.includes('\0') || holdsNul(value[name] as Json)) return true;
  return false;
}
