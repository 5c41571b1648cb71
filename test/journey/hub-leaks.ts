import { contracts, type Json } from '#contracts';

/** Values that tell a person apart: texts of more than four characters that no schema lists itself. */
export function personalValues(value: Json): string[] {
  const texts = leaves(value).filter((text) => text.length > 4 && !wordsOfTheSchemas.has(text));
  return [...new Set(texts)];
}

/** Each value that stands in one of these texts in any form in which software writes it, with its place. */
export function leaks(values: readonly string[], texts: ReadonlyMap<string, string>): string[] {
  if (texts.size === 0 || values.length === 0) throw new Error('a search in nothing, or for nothing, finds nothing');
  return values.flatMap((value) =>
    [...texts].flatMap(([place, text]) => {
      const form = findForm(value, text);
      return form ? [`${place}: ${value} (${form})`] : [];
    }),
  );
}

const forms: Readonly<Record<string, (value: string) => string[]>> = {
  raw: (value) => [value],
  'JSON-escaped': (value) => [inner(value), inner(value).replace(/[\u0080-\uffff]/g, escapedUnit)],
  'percent-encoded': (value) => [
    encodeURIComponent(value),
    encodeURI(value),
    new URLSearchParams({ value }).toString().slice(6),
  ],
  base64: (value) => base64Cores(Buffer.from(value), 'base64'),
  base64url: (value) => base64Cores(Buffer.from(value), 'base64url'),
  hex: (value) => [Buffer.from(value).toString('hex')],
};

function findForm(value: string, text: string): string | undefined {
  return Object.keys(forms).find((name) => forms[name]!(value).some((form) => standsIn(form, text)));
}

/** Short digits also stand by chance inside longer numbers and ids: those must stand alone. */
function standsIn(form: string, text: string): boolean {
  if (!/^\d{1,9}$/.test(form)) return text.includes(form);
  return new RegExp(`(?<![0-9a-z])${form}(?![0-9a-z])`, 'i').test(text);
}

/** What a value becomes inside a longer text, whichever of the three ways the groups of six bits fall. */
function base64Cores(bytes: Buffer, encoding: 'base64' | 'base64url'): string[] {
  const cores = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const full = whole.subarray(0, whole.length - (whole.length % 3));
    return full.toString(encoding).slice(before === 0 ? 0 : 4);
  });
  return cores.filter((core) => core.length >= 8);
}

function inner(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function leaves(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(leaves);
}

/** `enum` and `const` of every path: "unmarried" is nobody's secret. */
const wordsOfTheSchemas = new Set(contracts.paths.flatMap(({ schema }) => listed(schema as unknown as Json)));

function listed(schema: Json): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  if (Array.isArray(schema)) return schema.flatMap(listed);
  const own = [schema.enum, schema.const].flatMap((words) => leaves(words ?? null));
  return [...own, ...Object.values(schema).flatMap(listed)];
}
