import { hash } from 'node:crypto';
import { isUuid } from '#contracts';

/** A UUID of version 8 (RFC 9562, section 5.8): 120 bits of SHA-256 of a name in one or more parts, none with U+0000. */
export function uuidOf(...name: readonly string[]): string {
  const hex = hash('sha256', name.join('\0'));
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** As much of a UUID as tells when it was made, and in which order within that moment (RFC 9562, section 6.2). */
const IN_ORDER = 26;

/**
 * An id as its source uses it, as a UUID that no other source uses. Two UUIDs that were made one after the other (version 7)
 * stay in that order, so that of what was said at the same time the later counts.
 */
export function uuidWithin(source: string, id: string): string {
  const own = uuidOf(source, id);
  return isUuid(id) ? id.slice(0, IN_ORDER) + own.slice(IN_ORDER) : own;
}
