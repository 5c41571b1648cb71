import { normalAddress } from '#intake';
import type { KeyedHashes } from '#secrecy';

/** By which SQL tells addresses apart without knowing them; newest first. */
export const addressHashes = (hashes: KeyedHashes, address: string): string[] =>
  hashes.all('address', normalAddress(address));
