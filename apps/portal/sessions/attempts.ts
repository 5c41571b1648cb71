import { lineOf } from '#http';
import type { Limit, Limits } from '../limits/limits.js';

const WITHIN_MS = 15 * 60_000;
const AT_ONE_REFERENCE = 5;
const AT_ALL = 20;

/**
 * How often it may be tried to open a case, by what is tried. It is counted for the address that tries, at one reference
 * and at all: nobody keeps out who comes from elsewhere. A reference that does not exist counts as one that does.
 */
export function attemptsAt(limits: Limits, reference: string, address: string, what: 'attempt' | 'lost code'): Limit[] {
  const line = lineOf(address);
  return [
    limits.of(`${what} at reference from address`, [reference, line], AT_ONE_REFERENCE, WITHIN_MS),
    limits.of(`${what} from address`, [line], AT_ALL, WITHIN_MS),
  ];
}
