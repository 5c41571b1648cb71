/**
 * The seam for secrecy. Personal values pass it at two places only: the message codec and the mapping of stored values.
 * `audience` names who may open what was sealed (a service's store, or `wire:<topic>`), so that a key can be chosen by
 * resident and audience without touching a caller.
 */
export interface Sealer {
  /** Makes the keys of these residents ready: one step for all of a batch that is read or written. */
  prepare(residents: Iterable<string>): Promise<PreparedKeys>;
}

/** Works on what is in memory, for as long as a batch takes. Asked for a resident it was not made for, it throws. */
export interface PreparedKeys {
  /** Whether the key was destroyed: then nothing can be sealed any more. */
  isErased(residentId: string, audience: string): boolean;
  seal(residentId: string, audience: string, bytes: Buffer): Buffer;
  open(residentId: string, audience: string, sealed: Buffer): Opened;
}

/** `erased`: its key was destroyed, and nothing is left to read. `unreadable`: it is not what was sealed for this resident and audience. */
export type Opened =
  | { readonly verdict: 'opened'; readonly bytes: Buffer }
  | { readonly verdict: 'erased' }
  | { readonly verdict: 'unreadable' };

/** Keeps bytes as they are: encryption comes behind the same calls. */
export const plainSealer: Sealer = { prepare: () => Promise.resolve(plainKeys) };

const plainKeys: PreparedKeys = {
  isErased: () => false,
  seal: (_residentId, _audience, bytes) => bytes,
  open: (_residentId, _audience, bytes) => ({ verdict: 'opened', bytes }),
};
