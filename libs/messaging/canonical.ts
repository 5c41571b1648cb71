import type { Json } from '#contracts';

/** The same text for the same value, whatever the order of its names. */
export function canonical(value: Json): string {
  return JSON.stringify(inOrder(value));
}

/**
 * With the names of every object in order, whole numbers first as every object has them. Most lists of names are short
 * and in order already: then it is the value itself. Each part is looked at once, however deep it lies.
 */
function inOrder(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const elements = value.map(inOrder);
    return elements.every((element, at) => element === value[at]) ? value : elements;
  }
  const names = Object.keys(value);
  const members = names.map((name) => inOrder(value[name] as Json));
  const isInOrder = names.every(
    (name, at) => members[at] === value[name] && (at === 0 || (names[at - 1] as string) < name),
  );
  if (isInOrder) return value;
  const pairs = names.map((name, at): [string, Json] => [name, members[at] as Json]);
  return Object.fromEntries(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** U+0000 is valid in JSON and in no text of PostgreSQL. */
export function holdsNul(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(holdsNul);
  for (const name in value) if (name.includes('\0') || holdsNul(value[name] as Json)) return true;
  return false;
}
