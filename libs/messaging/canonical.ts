import type { Json } from '#contracts';

/** The same text for the same value, whatever the order of its names. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let members = '';
  for (const name of inOrder(Object.keys(value))) {
    members += `,${JSON.stringify(name)}:${canonical(value[name] as Json)}`;
  }
  return `{${members.slice(1)}}`;
}

/** Most lists of names are short and in order already. */
function inOrder(names: string[]): readonly string[] {
  return names.every((name, at) => at === 0 || (names[at - 1] as string) < name) ? names : names.sort();
}

/** U+0000 is valid in JSON and in no text of PostgreSQL. */
export function holdsNul(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(holdsNul);
  for (const name in value) if (name.includes('\0') || holdsNul(value[name] as Json)) return true;
  return false;
}
