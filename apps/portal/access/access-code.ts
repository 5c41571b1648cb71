import { readableCode } from './readable-code.js';

/** The secret half of what a resident needs to come back: 80 bits, four groups of four. */
export function newAccessCode(): string {
  return readableCode(4);
}
