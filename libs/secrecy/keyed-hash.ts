import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * HMAC-SHA-256 as 64 lower-case hex digits. A bare hash of a guessable value (a name, a date, a code) tells the value to
 * whoever can try them all; a keyed one does not. Parts are length-prefixed, so `('ab', 'c')` differs from `('a', 'bc')`.
 */
export function keyedHash(key: Buffer, ...parts: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hmac.update(length).update(bytes);
  }
  return hmac.digest('hex');
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameSecret(one: string, other: string): boolean {
  const key = Buffer.alloc(32);
  return timingSafeEqual(Buffer.from(keyedHash(key, one), 'hex'), Buffer.from(keyedHash(key, other), 'hex'));
}

/** Whether somebody shows one of these secrets. */
export function sameAsOne(shown: string, secrets: readonly string[]): boolean {
  return secrets.filter((one) => sameSecret(shown, one)).length > 0;
}

/** A service's own key: follows from the installation's secret, which no service holds, and tells nothing of it. */
export function serviceKey(secret: Buffer, service: string): string {
  return keyedHash(secret, 'hash', service);
}

/** What an agency's connector shows the portal, which gives it the documents of its own dossiers; follows from the portal's key. */
export function documentsToken(portalKey: Buffer, agency: string): string {
  return keyedHash(portalKey, 'documents', agency);
}

/** The password of a service's user of Kafka: follows from the owner's, which no service holds, and tells nothing of it. */
export function kafkaPassword(ownersPassword: string, user: string): string {
  return keyedHash(Buffer.from(ownersPassword), 'kafka', user);
}
