import type { Json } from '#contracts';
import { NeedsError } from './needs-error.js';

/** A value computed from others. Undefined while what is known does not tell. */
export interface Derived {
  readonly inputs: readonly string[];
  readonly compute: (inputs: readonly (Json | undefined)[]) => Json | undefined;
}

const operators: Record<string, (...inputs: (Json | undefined)[]) => Json | undefined> = { wholeMonthsBetween };

/** `x-derived` is an object of one operator and the paths it reads. */
export function compileDerived(path: string, definition: Json): Derived {
  const [name, inputs] = Object.entries(definition as Record<string, string[]>)[0] ?? ['', []];
  const operator = operators[name];
  if (!operator)
    throw new NeedsError('unknownOperator', path, `x-derived knows ${Object.keys(operators).join(', ')} only`);
  return { inputs, compute: (values) => operator(...values) };
}

/**
 * The largest n for which `from` plus n calendar months, the day cut to the month's end, is not after `to`: 30 November
 * to 28 February is 3. An open end is "open", whenever it began. Days are text, so no time zone takes part.
 */
export function wholeMonthsBetween(from: Json | undefined, to: Json | undefined): Json | undefined {
  if (to === 'open') return 'open';
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const months = monthOf(to) - monthOf(from);
  return dayIn(monthOf(to), from) <= dayOf(to) ? months : months - 1;
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const dayOf = (date: string): number => Number(date.slice(8, 10));

/** The day of `date`, cut to the end of another month. */
function dayIn(month: number, date: string): number {
  const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return Math.min(dayOf(date), lastDay);
}
