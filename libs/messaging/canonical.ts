import type { Json } from '#contracts';

/** The same text for the same value, whatever the order of its names: ascending, after whole numbers, which come first in every object. */
export function canonical(value: Json): string {
  return JSON.stringify(isInOrder(value) ? value : inOrder(value));
}

/** Most values have their names in order already. */
function isInOrder(value: Json): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const name in value) {
    if (name < before || !isInOrder(value[name] as Json)) return false;
    before = name;
  }
  return true;
}

function inOrder(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const sorted: Record<string, Json> = {};
  for (const name of Object.keys(value).sort()) {
    if (name === '__proto__')
      Object.defineProperty(sorted, name, { value: inOrder(value[name] as Json), enumerable: true });
    else sorted[name] = inOrder(value[name] as Json);
  }
  return sorted;
}

/** U+0000 is valid in JSON and in no text of PostgreSQL. */
export function holdsNul(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(holdsNul);
  for (const name in value) if (name.includes('\0') || holdsNul(value[name] as Json)) return true;
  return false;
}
