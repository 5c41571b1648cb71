/** A key as it is kept: wrapped, and bound to its place in the store. */
export interface KeyAtPlace {
  readonly place: string;
  readonly bytes: Buffer;
}

/**
 * The port to key-encryption keys (KEK; the words are those of NIST SP 800-57): they wrap the residents' keys of one
 * purpose. A folder of files holds them, or a key service that never lets them out.
 */
export interface KeyEncryption {
  /** Under the newest key of this purpose; the first call makes one. */
  wrap(purpose: string, keys: readonly KeyAtPlace[]): Promise<Buffer[]>;
  /** @throws KeysUnreadable where a key is gone, or what was wrapped is not what lies there */
  unwrap(purpose: string, wrapped: readonly KeyAtPlace[]): Promise<Buffer[]>;
  /** When the newest key of this purpose was made; undefined where that is not known. */
  madeAt(purpose: string): Promise<Date | undefined>;
  /** Which key wrapped it. Names sort by age. */
  nameOf(wrapped: Buffer): string;
  /** Makes a new one, which wraps from now on. Answers its name. */
  renew(purpose: string): Promise<string>;
  /** Destroys all that are older than this one. What they alone wrapped opens never again. Answers their names. */
  destroyBefore(purpose: string, name: string): Promise<string[]>;
}

/** The keys do not open what lies in the store. */
export class KeysUnreadable extends Error {
  override readonly name = 'KeysUnreadable';
  readonly code = 'KEYS_UNREADABLE';
}
