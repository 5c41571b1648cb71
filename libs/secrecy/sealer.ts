/**
 * The seam for secrecy. Personal values pass it at two places only: the message codec and the mapping of stored values.
 * `audience` names who may open what was sealed (a service's store, or `wire:<topic>`), so that a key can be chosen by
 * resident and audience without touching a caller.
 */
export interface Sealer {
  /** Makes the keys of these residents ready, as far as there are any: one step for all of a batch that is read. */
  prepare(residents: Iterable<string>, audiences: Iterable<string>): Promise<PreparedKeys>;
  /** The same for what is written: whoever has no key yet is given one. It is durable before anything is sealed with it. */
  prepareToSeal(residents: Iterable<string>, audiences: Iterable<string>): Promise<PreparedKeys>;
}

/** Works on what is in memory, for as long as a batch takes. Asked for a resident or an audience it was not made for, it throws. */
export interface PreparedKeys {
  /** Whether the key was destroyed: then nothing can be sealed any more. */
  isErased(residentId: string, audience: string): boolean;
  /** @param place where it is kept (a table and its row, an event): moved to another place it does not open */
  seal(residentId: string, audience: string, place: string, bytes: Buffer): Buffer;
  open(residentId: string, audience: string, place: string, sealed: Buffer): Opened;
}

/** `erased`: its key was destroyed, and nothing is left to read. `unreadable`: it is not what was sealed for this resident, audience and place. */
export type Opened =
  | { readonly verdict: 'opened'; readonly bytes: Buffer }
  | { readonly verdict: 'erased' }
  | { readonly verdict: 'unreadable' };

/**
 * Keeps bytes as they are: what encryption costs is measured against it. Nothing that serves uses it.
 * @internal for tests
 */
export const plainSealer: Sealer = {
  prepare: () => Promise.resolve(plainKeys),
  prepareToSeal: () => Promise.resolve(plainKeys),
};

const plainKeys: PreparedKeys = {
  isErased: () => false,
  seal: (_residentId, _audience, _place, bytes) => bytes,
  open: (_residentId, _audience, _place, bytes) => ({ verdict: 'opened', bytes }),
};
