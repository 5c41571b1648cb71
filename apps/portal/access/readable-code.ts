import { plainText } from '#contracts';
import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so nothing is misread or misheard. Five bits a character. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters in groups of four, to be read aloud and written on paper. */
export function readableCode(groups: number): string {
  return Array.from({ length: groups }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(32)]).join('')).join(
    '-',
  );
}

/** As it was written down, typed, pasted or heard: case, spaces and dashes do not matter, O is 0, I and L are 1. */
export function normalCode(typed: string): string {
  return plainText(typed)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
