import { existsOnCalendar } from './dates.js';

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/** A CVR or SE number: eight digits whose weighted sum is a multiple of eleven. */
export function isCvrNumber(text: string): boolean {
  if (!/^[1-9]\d{7}$/.test(text)) return false;
  return CVR_WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0) % 11 === 0;
}

/**
 * Ten digits that begin with a day that exists. Synthetic persons have 60 added to the day. Modulus 11 is no
 * condition: numbers that fail it have been issued since 2007 and are fully valid (cpr.dk).
 */
export function isCprNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const day = Number(text.slice(0, 2));
  const yearInCentury = Number(text.slice(4, 6));
  const year = century(Number(text[6]), yearInCentury) + yearInCentury;
  return existsOnCalendar(year, Number(text.slice(2, 4)), day > 60 ? day - 60 : day);
}

/** The seventh digit and the year tell the century. */
function century(seventh: number, year: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}
