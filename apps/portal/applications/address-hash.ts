import { normalAddress } from '#intake';
import { keyedHash } from '#secrecy';

/** By which SQL tells addresses apart without knowing them. */
export const addressHash = (hashKey: Buffer, address: string): string =>
  keyedHash(hashKey, 'address', normalAddress(address));
