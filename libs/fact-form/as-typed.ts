import type { SchemaObject } from '#contracts';
import { labelsOf } from './shown/show-value.js';

const withoutMarks = (typed: string): string => typed.replace(/[\s().,/\p{Pd}]/gu, '');

/** Eight digits and no country are how a number is written in Denmark. */
const withDanishCode = (number: string): string => number.replace(/^\d{8}$/, '+45$&');

/** By `format`, the one exact form of what people write in several. */
const exactByFormat: Readonly<Record<string, (typed: string) => string>> = {
  phone: (typed) => withDanishCode(withoutMarks(typed.replace('(0)', '')).replace(/^00/, '+')),
  'cpr-number': withoutMarks,
  cvr: (typed) => withoutMarks(typed).replace(/^DK/i, ''),
  iban: (typed) =>
    withoutMarks(typed)
      .toUpperCase()
      .replace(/^IBAN:?/, ''),
  email: (typed) => typed.replace(/\s/g, '').replace(/^mailto:|^<|>$/gi, ''),
};

/**
 * What somebody means by what they typed: marks that make it readable are left out, and letters made large or small,
 * where the schema has no room for them. What fits nothing stays as it was typed, for the contracts to refuse.
 */
export function exactText(schema: SchemaObject, sent: string): string {
  const typed = sent.normalize('NFC'); // some keyboards send the accent as a letter of its own
  const { format = '', pattern } = schema;
  if (Object.hasOwn(exactByFormat, format)) return exactByFormat[format]!(typed);
  if (pattern === undefined) return typed;
  const meant = findByWord(schema, typed);
  if (meant !== undefined) return meant;
  const plain = withoutMarks(typed).replace(/(?<=^\d+)sal$/i, ''); // a floor, as it is said: 3. sal
  const fits = new RegExp(pattern, 'u');
  return [typed, plain, plain.toUpperCase(), plain.toLowerCase()].find((text) => fits.test(text)) ?? typed;
}

const SHORTEST_WORD = 4;

/** What is typed by its word, in either language or cut short: `st` for the ground floor. */
function findByWord(schema: SchemaObject, typed: string): string | undefined {
  const word = typed.toLowerCase();
  const isMeant = (label: string): boolean =>
    label === word || (word.length >= SHORTEST_WORD && label.split(' ').some((part) => part.startsWith(word)));
  const labels = Object.entries(labelsOf(schema));
  return labels.find(([, { da, en }]) => [da, en].some((label) => isMeant(label.toLowerCase())))?.[0];
}

const monthNames = ['da', 'en'].flatMap((language) => {
  const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => ({
    name: names.format(new Date(Date.UTC(2026, month))).toLowerCase(),
    number: String(month + 1),
  }));
});

/** A month by its name or the beginning of it, in both languages; else what was typed. */
function numberOfMonth(typed: string): string {
  const start = typed.toLowerCase();
  return (start.length >= 3 && monthNames.find(({ name }) => name.startsWith(start))?.number) || typed;
}

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** Day, month and year; a whole date in the first field, too, from either end. */
export function exactDate(typed: DateParts): DateParts {
  const whole = typed.month + typed.year === '' ? typed.day.split(/[\s./\p{Pd}]+/u).filter(Boolean) : [];
  const [day, month, year] = whole[0]?.length === 4 ? whole.reverse() : whole;
  const parts = day && month && year ? { day, month, year } : typed;
  return {
    day: withoutMarks(parts.day),
    month: numberOfMonth(withoutMarks(parts.month)),
    year: withoutMarks(parts.year),
  };
}
