import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so nothing is misread or misheard. Five bits a character. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters in groups of four, to be read aloud and written on paper. */
export function readableCode(groups: number): string {
  return Array.from({ length: groups }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(32)]).join('')).join(
    '-',
  );
}

/** As it was written down, typed or heard: case, spaces and hyphens do not matter, O is 0, I and L are 1. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
