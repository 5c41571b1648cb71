import type { Json } from '#contracts';

/** The same text for the same value, whatever the order of its names. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json)}`);
  return `{${members.join(',')}}`;
}

/** U+0000 is valid in JSON and in no text of PostgreSQL. */
export function holdsNul(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([name, member]) => name.includes('\0') || holdsNul(member));
}
